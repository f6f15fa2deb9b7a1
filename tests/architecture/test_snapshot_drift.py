"""
The snapshot is what the migrations make: migrated from nothing, dumped, compared.

Half a minute, so nightly (NIGHTLY=1); every day the snapshot's hash says whether it is behind,
and what it lacks is migrated on top.
"""

import os

import pytest

from controlplane.embedded import postgres
from controlplane.provisioning.template import prepare
from tenants import schema_hash
from tenants.snapshot import make, text


class TestSnapshot:
    @pytest.mark.skipif(
        not os.environ.get("NIGHTLY"),
        reason="migrates two schemas from nothing: nightly",
    )
    def test_is_what_the_migrations_make(self, django_db_setup, django_db_blocker):
        if schema_hash.current() != schema_hash.HASHES.read_text().split()[-1]:
            pytest.skip(
                "the snapshot is behind its migrations; `make snapshot` makes it anew"
            )
        with django_db_blocker.unblock():
            dump = (*postgres.command_prefix(), postgres.program("pg_dump"))
            public, nation = make.make(pg_dump=dump, prepare=prepare)

        assert text.masked(nation) == text.masked(
            text.NATION.read_text(encoding="utf-8")
        )
        assert text.masked(public) == text.masked(
            text.PUBLIC.read_text(encoding="utf-8")
        )
