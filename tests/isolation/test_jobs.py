"""Jobs, lists and the tray of two campaigns."""

import pytest
from django.utils import timezone

from kernel.actor import Actor, Channel, Source
from kernel.jobs import actions as jobs
from kernel.jobs.models import Job
from nations.imports import actions
from nations.imports.models import ImportFile
from nations.people.models import Person
from tenants.context import in_nation
from tests.isolation.test_two_campaigns import ORIGIN, enter

HEAD = "Email,Name\n"
HOW = {"by": Actor.system(name="tests"), "via": Source(channel=Channel.IMPORT)}


@pytest.fixture(autouse=True)
def _files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def bring_in(nation, name):
    with in_nation(nation):
        done = actions.import_people(
            content=f"{HEAD}ada@example.org,{name}\nbad,\n".encode(),
            name=f"{name}.csv",
            consent=actions.Consent(agreed=actions.Agreed.NONE),
            country="GB",
            at=timezone.now(),
            **HOW,
        )
        return ImportFile.objects.get(pk=done.import_id)


class TestJobs:
    @pytest.fixture
    def lists(self, campaigns):
        return {
            slug: bring_in(campaigns[slug][0], f"List {slug}") for slug in campaigns
        }

    @pytest.mark.parametrize(
        "path",
        [
            "/jobs/",
            "/jobs/tray/",
            "/people/import/",
            "/people/import/{file}/",
            "/people/import/{file}/progress/",
            "/people/import/{file}/refused/",
            "/people/import/{file}/refused.csv",
        ],
    )
    def test_show_nothing_of_the_other_campaign(self, campaigns, lists, path):
        client, _, _ = enter("springfield", *campaigns["springfield"])

        page = client.get(path.format(file=lists["springfield"].pk))

        assert page.status_code == 200
        assert b"shelbyville" not in page.content.lower()

    def test_undo_touches_one_campaign_alone(self, campaigns, lists):
        nation, _ = campaigns["springfield"]
        other, _ = campaigns["shelbyville"]
        client, _, _ = enter("springfield", *campaigns["springfield"])

        answer = client.post(
            f"/jobs/{lists['springfield'].job_id}/undo/",
            {"next": "https://evil.example/"},
            headers={"origin": ORIGIN},
        )

        assert (answer.status_code, answer["location"]) == (302, "/jobs/")
        with in_nation(other):
            assert not Job.objects.exclude(undo_of=None).exists()
            assert Person.objects.filter(full_name="List shelbyville").exists()
        with in_nation(nation):
            assert Job.objects.exclude(undo_of=None).count() == 1

    def test_are_unknown_by_another_campaigns_number(self, campaigns):
        other, _ = campaigns["shelbyville"]
        with in_nation(other):
            more = jobs.begin(
                jobs.Work(kind="x", task="nations.imports.run"),
                is_woken=False,
                at=timezone.now(),
                **HOW,
            )
        client, _, _ = enter("springfield", *campaigns["springfield"])

        answer = client.post(f"/jobs/{more.pk}/stop/", headers={"origin": ORIGIN})

        assert answer.status_code == 404
        with in_nation(other):
            assert not Job.objects.get(pk=more.pk).is_stop_asked
