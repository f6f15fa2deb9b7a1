import contextlib

import psycopg2
import pytest
from django.conf import settings
from django.db import connection

from controlplane.provisioning import furnish
from controlplane.provisioning.template import prepare
from kernel.crash import armed
from tenants import pool
from tenants.models import ReadySchema
from tenants.snapshot import make

pytestmark = pytest.mark.usefixtures("public")


class TestRefill:
    def test_builds_until_the_pool_is_full(self):
        built_at = []

        built = pool.refill(
            prepare=prepare, between=lambda: built_at.append(pool.ready_count()), size=2
        )

        assert built == 2
        assert built_at == [1, 2]
        assert ReadySchema.objects.count() == 2
        assert pool.refill(prepare=prepare, size=2) == 0

    def test_builds_again_what_was_handed_out_meanwhile(self):
        taken = []

        def take_once():
            if not taken:
                taken.append(pool.take())

        assert pool.refill(prepare=prepare, between=take_once, size=1) == 2
        assert pool.ready_count() == 1

    def test_leaves_it_to_another_that_is_at_work(self):
        other = psycopg2.connect(make.libpq(settings.DATABASES["default"]["NAME"]))
        with contextlib.closing(other), other.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(hashtext('tenants.pool'))")
            built = pool.refill(prepare=prepare, size=1)
            cursor.execute("SELECT pg_advisory_unlock(hashtext('tenants.pool'))")

        assert built == 0
        assert not ReadySchema.objects.exists()
        assert pool.refill(prepare=prepare, size=1) == 1


def _schemas():
    with connection.cursor() as cursor:
        cursor.execute("SELECT nspname FROM pg_namespace WHERE nspname LIKE 'n\\_%'")
        return {name for (name,) in cursor.fetchall()}


class Died(BaseException):
    """The process is gone: nothing of ours catches this."""


def die():
    raise Died


class TestAddOne:
    """A builder that dies leaves no schema that nobody knows of."""

    @pytest.mark.parametrize(
        ("point", "ready"),
        [
            ("replay.before_commit", 0),
            ("replay.after_commit", 1),
            ("pool.laid_out", 1),
        ],
    )
    def test_leaves_a_schema_with_its_row_or_neither(self, point, ready):
        before = _schemas()
        with armed(point, die), pytest.raises(Died):
            pool.add_one(prepare=prepare, lay_out=furnish.lay_out)

        assert pool.ready_count() == ready
        assert len(_schemas() - before) == ready
