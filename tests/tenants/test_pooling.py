"""With a real pgbouncer in front of the tests' own Postgres."""

import contextlib
import os
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

import psycopg2
import pytest
from django.conf import settings

from tenants.postgresql import base
from tenants.postgresql.pooling import TransactionPooler

# .ci/run installs it; a laptop may do without.
PGBOUNCER = shutil.which("pgbouncer", path=f"{os.environ['PATH']}:/usr/sbin")
pytestmark = pytest.mark.skipif(
    PGBOUNCER is None, reason="pgbouncer isn't installed here"
)

# It refuses to be root, so root is somebody else to it.
AS_NOBODY = ("unshare", "--user", "--map-user=65534", "--map-group=65534")


@contextlib.contextmanager
def pooled(mode: str, *, size: int):
    """Run pgbouncer in this mode; give the folder of its socket."""
    database = settings.DATABASES["default"]
    with tempfile.TemporaryDirectory(prefix="pgb-") as folder:
        (Path(folder) / "pgbouncer.ini").write_text(
            f"[databases]\n* = host={database['HOST']} user={database['USER']}\n"
            f"[pgbouncer]\nlisten_addr =\nlisten_port = 6432\n"
            f"unix_socket_dir = {folder}\nauth_type = any\n"
            f"pool_mode = {mode}\ndefault_pool_size = {size}\n"
        )
        prefix = AS_NOBODY if os.geteuid() == 0 else ()
        running = subprocess.Popen(
            [*prefix, str(PGBOUNCER), "-q", f"{folder}/pgbouncer.ini"],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            for _ in range(600):
                if (Path(folder) / ".s.PGSQL.6432").exists():
                    break
                time.sleep(0.05)
            else:
                raise AssertionError("PgBouncer didn't start within 30 seconds.")
            yield folder
        finally:
            running.terminate()
            running.wait()


@pytest.fixture
def connect(monkeypatch, db):
    """Connect as a new process would."""
    monkeypatch.setattr(base.DatabaseWrapper, "_proved", set())

    def through(folder: str):
        given = settings.DATABASES["default"]
        wrapper = base.DatabaseWrapper(
            {**given, "HOST": folder, "PORT": "6432"}, alias="pooled"
        )
        return wrapper.get_new_connection(wrapper.get_connection_params())

    return through


class TestRefuseTransactionPooler:
    @pytest.mark.parametrize("size", [1, 5])
    def test_refuses_to_serve_behind_a_pooler_that_shares_sessions(self, connect, size):
        with (
            pooled("transaction", size=size) as folder,
            pytest.raises(TransactionPooler),
        ):
            connect(folder)

        assert base.DatabaseWrapper._proved == set()

    def test_serves_behind_a_pooler_of_sessions(self, connect):
        with pooled("session", size=5) as folder:
            made = connect(folder)
            with contextlib.closing(made):
                assert made.status == psycopg2.extensions.STATUS_READY

        assert len(base.DatabaseWrapper._proved) == 1
