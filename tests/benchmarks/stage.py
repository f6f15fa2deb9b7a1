"""What a benchmark runs on: a home of its own, in it the servers or a whole `hustings up`."""

import contextlib
import dataclasses
import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import django
import psycopg2

from controlplane.embedded import postgres, servers
from tests.support import instance
from tests.support.instance import NOT_INHERITED, RunningInstance, free_port

# One proxy is believed, so that sign-ups may come from different visitors (docs/reference/settings.md).
TOLD = {"PROXY_COUNT": "1"}


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class Stage:
    """The home, and the product that runs in it; null where only its servers do."""

    home: Path
    running: RunningInstance | None

    @property
    def instance(self) -> RunningInstance:
        """
        The running product.

        :raises AssertionError: on a stage without one.
        """
        assert self.running is not None
        return self.running

    def raw(self) -> Any:
        """Return a psycopg2 connection to the product's database, past Django."""
        return psycopg2.connect(postgres.url(self.home))


@contextlib.contextmanager
def a_stage(*, settings: str, has_web: bool) -> Iterator[Stage]:
    """Set a home up and Django onto it; afterwards stop everything and take the home away."""
    home = Path(tempfile.mkdtemp(prefix="hb-"))
    for name in NOT_INHERITED:
        os.environ.pop(name, None)
    os.environ.update(TOLD)
    running = None
    try:
        if has_web:
            running = instance.start(home, "--no-demo")
            os.environ["PORT"] = str(running.port)
        os.environ["HUSTINGS_HOME"] = str(home)
        os.environ["DJANGO_SETTINGS_MODULE"] = settings
        django.setup()
        if not has_web:
            import_module("controlplane.provisioning.bootstrap").bring_up_to_date()
        yield Stage(home=home, running=running)
    finally:
        if running is not None:
            instance.stop(running)
        servers.stop(home)
        shutil.rmtree(home, ignore_errors=True)


@contextlib.contextmanager
def gunicorn(application: str, *, env: dict[str, str]) -> Iterator[int]:
    """Serve a WSGI application as the product's web is served; give the port."""
    web = import_module("controlplane.commands.up").web_command
    port = free_port()
    process = subprocess.Popen(
        web(application, port=port),
        env=os.environ | env,
        stdin=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        _wait_for(port)
        yield port
    finally:
        process.terminate()
        process.wait(timeout=30)


def _wait_for(port: int) -> None:
    ends_at = time.monotonic() + 60
    while time.monotonic() < ends_at:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=5).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise TimeoutError(f"nothing listens on {port}")
