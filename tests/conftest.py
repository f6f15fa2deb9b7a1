"""Fixtures every test may use: two nations replayed once, and one that really commits."""

import datetime as dt
import fcntl
import gc
import time
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import pytest
import pytest_django.fixtures
from django.conf import settings
from django.core.cache import caches
from django.db import connection, transaction
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis_settings

from controlplane import seats
from kernel import limits
from tenants import selectors
from tenants.cache import _Server as NationServer
from tenants.context import current_schema, enter_nowhere, in_nation, in_public
from tests.support.browser_fixtures import browser, browser_page, instance  # noqa: F401
from tests.support.nations import make_nation, nation_of, remove_nation
from tests.support.snapshot_database import ensure_snapshot_database
from tests.support.statements import hook

# Fixtures of ours use the database without pytest-django's `db`. Where a run has no test with it,
# pytest-django would make no test database, and they would write into the one of `make run`.
pytest_django.fixtures._get_databases_for_setup = lambda items: (
    {"default"},
    set(),
)

# Each run tries the same examples, however slow the machine is: what a run finds, the next finds.
hypothesis_settings.register_profile(
    "ours",
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow],
)
hypothesis_settings.load_profile("ours")

# Within it the clock of the limits stands still; no test that travels goes less far.
LONGEST_TEST_SECONDS = 120

NOON = dt.datetime(2027, 3, 20, 12, 0, tzinfo=dt.UTC)
# When a day of this one is said with its year.
NEXT_YEAR = dt.datetime(2028, 5, 2, 9, 0, tzinfo=dt.UTC)


@pytest.fixture(autouse=True, scope="module")
def _nothing_old_is_collected():
    """
    Keep the collector from what stays: the apps, thousands of tests.

    It would look through all of it for up to a second in the midst of a test, of which the
    deadline of a theme's page takes a quarter of one.
    """
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix, django_db_blocker
):
    """Restore the snapshot's database once; each worker's test database is a copy of it."""
    lock = Path(settings.HUSTINGS_HOME) / "snapshot.lock"
    with lock.open("w") as held, django_db_blocker.unblock():
        fcntl.flock(held, fcntl.LOCK_EX)
        ensure_snapshot_database(settings.SNAPSHOT_DATABASE)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Springfield and Shelbyville: made once, replayed from the snapshot."""
    with django_db_blocker.unblock():
        for slug in ("springfield", "shelbyville"):
            make_nation(slug)
        enter_nowhere()


@pytest.fixture(autouse=True)
def _nowhere():
    """Every test starts nowhere: forgetting to say which nation is an error."""
    enter_nowhere()
    assert current_schema() == "nowhere"
    yield
    enter_nowhere()


@pytest.fixture(autouse=True)
def _statements():
    """No statement of a test runs on another path than its context's, or names another schema."""
    with connection.execute_wrapper(hook):
        yield


@pytest.fixture(autouse=True)
def _empty_cache():
    """Each worker has a cache of its own, and each test finds it empty; so it does the hosts'."""
    caches["default"].clear()
    # A campaign that the test before suspended would be closed for a second more.
    selectors.forget_hosts()


@pytest.fixture(autouse=True)
def _no_window_ends(monkeypatch):
    """The hour, day or ten minutes of a limit don't turn in the midst of a test."""
    began = time.time()

    def now():
        at = time.time()
        return began if 0 <= at - began < LONGEST_TEST_SECONDS else at

    monkeypatch.setattr(limits, "time", SimpleNamespace(time=now))


@pytest.fixture
def nothing_is_asked_twice(monkeypatch):
    """Whose host and seat it is, is believed for longer than a busy machine takes for a test."""
    monkeypatch.setattr(seats, "BELIEVED_SECONDS", 600.0)
    monkeypatch.setattr(selectors, "HOST_SECONDS", 600.0)


@pytest.fixture
def nation(db):
    """Serve Springfield; whatever the test writes is rolled back."""
    with in_nation(nation_of("springfield")) as served:
        yield served


@pytest.fixture
def other_nation(db):
    """Shelbyville, not entered."""
    return nation_of("shelbyville")


@pytest.fixture
def public(db):
    """Serve the control plane."""
    with in_public():
        yield


@pytest.fixture
def disposable_nation(django_db_setup, django_db_blocker) -> Iterator[object]:
    """Serve a nation whose rows are really committed, in a schema dropped afterwards."""
    with django_db_blocker.unblock():
        nation = make_nation(
            f"disposable-{Path(settings.DATABASES['default']['NAME']).name[-3:]}"
        )
        try:
            with in_nation(nation):
                yield nation
        finally:
            if connection.in_atomic_block:
                transaction.set_rollback(True)
            remove_nation(nation)
            connection.close()


@pytest.fixture
def cache_away(monkeypatch):
    """The cache's server is away: nobody listens at its address."""
    nowhere = caches.settings["default"] | {"LOCATION": "unix:///nowhere.sock"}
    monkeypatch.setitem(caches.settings, "default", nowhere)
    monkeypatch.setattr(NationServer, "away_until", 0.0)
    del caches["default"]
    yield
    del caches["default"]
