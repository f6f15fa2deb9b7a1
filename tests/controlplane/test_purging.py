"""What becomes of a closed campaign after 30 days."""

import datetime as dt
from importlib import import_module

import pytest
from django.apps import apps
from django.conf import settings as configured
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection
from django.test import Client

from controlplane.provisioning import closing, purging
from kernel.actor import Actor, Channel, Source
from kernel.audit.models import AuditEntry
from kernel.crash import armed
from tenants import fleet, selectors
from tenants.accounts.models import User
from tenants.context import in_nation, in_public
from tenants.models import KEPT_AFTER_CLOSING, Nation, SchemaState
from tests.conftest import NOON
from tests.support.nations import nation_of
from tests.support.signing_in import sign_in_by_link

HOW = {"by": Actor.system(name="tests"), "via": Source(channel=Channel.SYSTEM)}
OVER = NOON + KEPT_AFTER_CLOSING
FILE = "images/a.txt"


@pytest.fixture(autouse=True)
def _disk(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def springfield(public, other_nation):
    """A closed campaign with a file, beside an open one with a file."""
    nation = nation_of("springfield")
    for one in (nation, other_nation):
        with in_nation(one):
            default_storage.save(FILE, ContentFile(b"words"))
    closing.close(number=nation.pk, at=NOON, **HOW)
    return nation


def schemas():
    with connection.cursor() as cursor:
        cursor.execute("SELECT nspname FROM pg_namespace WHERE nspname LIKE 'n\\_%'")
        return {name for (name,) in cursor.fetchall()}


def has_file(nation):
    with in_nation(nation):
        return default_storage.exists(FILE)


def purged_at(nation):
    return Nation.objects.get(pk=nation.pk).purged_at


def noted():
    return AuditEntry.objects.filter(action="campaign.purged").count()


class TestPurgeClosed:
    def test_waits_for_thirty_days(self, springfield):
        before = OVER - dt.timedelta(seconds=1)
        schemas_then = schemas()

        assert purging.purge_closed(at=before) == 0

        assert schemas() == schemas_then
        assert (has_file(springfield), purged_at(springfield)) == (True, None)

    def test_deletes_its_schema_and_files_and_keeps_its_row(self, springfield):
        before = schemas()

        assert purging.purge_closed(at=OVER) == 1

        assert before - schemas() == {springfield.schema_name}
        assert not has_file(springfield)
        row = Nation.objects.get(pk=springfield.pk)
        assert (row.state, row.closed_at, row.purged_at) == ("CLOSED", NOON, OVER)
        assert not SchemaState.objects.filter(
            schema_name=springfield.schema_name
        ).exists()
        assert noted() == 1

    def test_touches_nothing_of_another(self, springfield, other_nation):
        before = Nation.objects.filter(pk=other_nation.pk).values().get()

        purging.purge_closed(at=OVER)

        assert Nation.objects.filter(pk=other_nation.pk).values().get() == before
        assert other_nation.schema_name in schemas()
        assert has_file(other_nation)
        assert fleet.state_of(other_nation.schema_name) != ""
        assert selectors.nation_by_host(
            f"shelbyville.{configured.SITES_DOMAIN.partition(':')[0]}"
        )

    def test_happens_once(self, springfield):
        purging.purge_closed(at=OVER)

        assert purging.purge_closed(at=OVER + dt.timedelta(days=1)) == 0

        assert (purged_at(springfield), noted()) == (OVER, 1)

    @pytest.mark.parametrize("state", ["OPEN", "SUSPENDED"])
    def test_is_of_closed_ones_alone(self, springfield, state):
        Nation.objects.filter(pk=springfield.pk).update(
            state=state, suspended_reason="Rule 3: spam"
        )

        assert purging.purge_closed(at=OVER) == 0

        assert springfield.schema_name in schemas()

    def test_goes_on_where_it_was_cut_off(self, springfield):
        def die():
            raise OSError

        with armed("purging.files_deleted", die):
            assert purging.purge_closed(at=OVER) == 0
        assert not has_file(springfield)
        assert springfield.schema_name in schemas()
        assert (purged_at(springfield), noted()) == (None, 0)

        assert purging.purge_closed(at=OVER) == 1

        assert springfield.schema_name not in schemas()

    def test_goes_on_with_the_next_after_one_that_fails(
        self, springfield, other_nation, tmp_path
    ):
        closing.close(number=other_nation.pk, at=NOON, **HOW)
        # A link in the place of its folder, which nothing is deleted through.
        folder = tmp_path / f"nations/{springfield.pk}"
        folder.rename(tmp_path / "elsewhere")
        folder.symlink_to(tmp_path / "elsewhere")

        assert purging.purge_closed(at=OVER) == 1

        assert (purged_at(springfield), purged_at(other_nation)) == (None, OVER)
        assert (tmp_path / "elsewhere" / FILE).exists()


class TestTheMigration:
    def test_begins_the_time_of_what_was_closed_before(self, springfield, other_nation):
        migration = import_module("tenants.migrations.0008_closed_campaigns_end")
        Nation.objects.update(closed_at=None)

        migration.take_down(apps, None)

        rows = dict(Nation.objects.values_list("pk", "closed_at"))
        assert rows[springfield.pk] is not None
        assert rows[other_nation.pk] is None


class TestTheCard:
    @pytest.fixture
    def card(self, springfield):
        """What an operator reads on its card."""
        account = User.objects.create_user(
            "op@example.org", is_operator=True, email_proved_at=NOON
        )
        browser = sign_in_by_link(
            account, Client(headers={"host": configured.PLATFORM_DOMAIN})
        )

        def read():
            page = browser.get(f"/operators/{springfield.pk}/")
            return " ".join(page.content.decode().split())

        return read

    def test_says_until_when_its_data_stays_and_when_it_went(self, card):
        assert "Its people, pages and files are deleted on 19 April 2027." in card()

        with in_public():
            purging.purge_closed(at=OVER)

        assert "Its people, pages and files were deleted on 19 April 2027." in card()
        assert "deleted its people, pages and files" in card()
