import pytest
import redis
from django.core.cache import cache

from tenants import generations
from tenants.context import in_nation
from tests.support.nations import nation_of

HOST = "springfield.campaigns.localhost"


class Away:
    """A server that nobody reaches."""

    def __getattr__(self, name):
        raise redis.ConnectionError


@pytest.fixture
def bump(nation, django_capture_on_commit_callbacks):
    """Change something that pages show, and commit."""

    def bump():
        with django_capture_on_commit_callbacks(execute=True):
            generations.bump(nation)

    return bump


class TestBump:
    def test_moves_the_nations_and_its_hosts(self, nation, bump):
        assert generations.read(HOST) == generations.current(nation) == 0

        bump()

        assert generations.read(HOST) != 0
        assert generations.current(nation) != 0

    def test_comes_by_no_number_again_after_the_server_lost_its_memory(self, bump):
        bump()
        before = generations.read(HOST)
        cache.clear()

        bump()

        assert generations.read(HOST) not in {0, before}

    def test_reaches_the_nation_from_anywhere(self, nation, bump, public):
        bump()

        with in_nation(nation_of("springfield")):
            assert generations.current(nation) != 0

    def test_is_made_up_for_once_the_server_is_back(self, nation, bump, monkeypatch):
        bump()
        before = generations.read(HOST)
        with monkeypatch.context() as away:
            away.setattr(generations, "_client", Away())
            bump()
            assert generations.read(HOST) is None

        assert generations.read(HOST) not in {None, before}
        assert generations.current(nation) != before


class TestBumpCounts:
    def test_moves_the_hosts_and_leaves_the_words_alone(
        self, nation, bump, django_capture_on_commit_callbacks
    ):
        bump()
        pages, words = generations.read(HOST), generations.current(nation)

        with django_capture_on_commit_callbacks(execute=True):
            generations.bump_counts(nation)

        assert generations.read(HOST) not in {0, pages}
        assert generations.current(nation) == words != 0

    def test_is_made_up_for_once_the_server_is_back(
        self, nation, bump, monkeypatch, django_capture_on_commit_callbacks
    ):
        bump()
        before = generations.read(HOST)
        with monkeypatch.context() as away:
            away.setattr(generations, "_client", Away())
            with django_capture_on_commit_callbacks(execute=True):
                generations.bump_counts(nation)

        assert generations.read(HOST) not in {None, before}
