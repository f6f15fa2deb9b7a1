"""A list of some thousand people is being brought in, and its worker or its database dies."""

import re

import pytest

from tests.chaos import reconciling
from tests.chaos.conftest import NIGHTLY, at_peace
from tests.chaos.house import SCHEMA, SLUG, seconds_until
from tests.chaos.test_killed import end

pytestmark = pytest.mark.skipif(not NIGHTLY, reason="minutes: nightly (NIGHTLY=1)")

ROWS = 6_000
# A worker's lease is half a minute, and the sweep comes once a minute.
COMES_BACK_WITHIN = 150


def a_list(path, word):
    """Write a list of people; every hundredth line says nothing that can be used."""
    lines = ["email,first name,last name,postcode"]
    for number in range(ROWS):
        email = "nobody" if number % 100 == 99 else f"{word}-{number}@example.org"
        lines.append(f"{email},First{number},Last{number % 50},SW1A 1AA")
    path.write_text("\n".join(lines))
    return path


def begin(house, path):
    """Begin it as the panel does; return the job's number."""
    with house.running.begin("tests.chaos.begin_import", SLUG, str(path)) as begun:
        printed, troubles = begun.communicate()
    assert begun.returncode == 0, troubles
    return int(printed)


def job(house, number):
    """Return a job's state, and what it came to."""
    [row] = house.rows(
        f"SELECT state, done, refused, counts FROM {SCHEMA}.jobs_job WHERE id = %s",
        number,
    )
    return row


def until_done(house, number):
    return seconds_until(
        lambda: job(house, number)[0] == "DONE",
        within=COMES_BACK_WITHIN,
        what="the import",
    )


def brought_in(house, word):
    """Return how many people and addresses there are of a list."""
    [counted] = house.rows(
        f"SELECT count(*), count(DISTINCT person_id), count(DISTINCT address) "
        f"FROM {SCHEMA}.people_email WHERE address LIKE %s",
        f"{word}-%",
    )
    return counted


def told(house, number):
    """Return how many people the chunks' facts say were made, and how many of them twice."""
    [counted] = house.rows(
        f"SELECT count(*), count(*) - count(DISTINCT person_id) FROM {SCHEMA}.facts_fact, "
        f"jsonb_array_elements_text(payload -> 'created_ids') AS created(person_id) "
        f"WHERE type = 'imports.chunk_brought_in' AND (payload ->> 'import_id')::bigint = "
        f"(SELECT subject_id FROM {SCHEMA}.jobs_job WHERE id = %s)",
        number,
    )
    return counted


@pytest.fixture(scope="module")
def undisturbed(shared_house, tmp_path_factory):
    """What a list comes to where nothing happens to it."""
    number = begin(
        shared_house, a_list(tmp_path_factory.mktemp("lists") / "a.csv", "calm")
    )
    print("undisturbed", until_done(shared_house, number))
    return job(shared_house, number)


class TestImport:
    @pytest.mark.parametrize("name", ["those at work", "postgres at once"])
    def test_comes_to_the_same(self, ours, post, tmp_path, undisturbed, name):
        word = re.sub(r"\W", "", name)
        number = begin(ours, a_list(tmp_path / "b.csv", word))
        seconds_until(lambda: job(ours, number)[1] > 0, within=30, what="the start")

        end(ours, name)
        seconds_until(ours.is_up, within=30, what=name)
        killed_at = job(ours, number)[1]
        took = until_done(ours, number)
        peace = at_peace(ours)

        print(name, "killed at", killed_at, "done after", took, "peace", peace)
        assert job(ours, number) == undisturbed
        good = ROWS - ROWS // 100
        assert brought_in(ours, word) == (good, good, good)
        assert told(ours, number) == (good, 0)
        assert reconciling.troubles(ours, [], post.taken) == []

    def test_from_the_shell_is_finished_by_a_worker(self, ours, post, tmp_path):
        path = a_list(tmp_path / "c.csv", "shell")
        with ours.running.begin(
            "controlplane.cli", "import", "people", str(path), "--nation", SLUG
        ) as shell:
            seconds_until(
                lambda: brought_in(ours, "shell")[0] > 0, within=30, what="the start"
            )
            shell.kill()
        [(number,)] = ours.rows(f"SELECT max(id) FROM {SCHEMA}.jobs_job")
        assert job(ours, number)[0] == "RUNNING"

        took = until_done(ours, number)
        peace = at_peace(ours)

        print("shell: done after", took, "peace", peace)
        good = ROWS - ROWS // 100
        assert brought_in(ours, "shell") == (good, good, good)
        assert told(ours, number) == (good, 0)
        assert reconciling.troubles(ours, [], post.taken) == []
