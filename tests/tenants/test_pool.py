import contextlib

import psycopg2
import pytest
from django.conf import settings

from controlplane.provisioning.template import prepare
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
