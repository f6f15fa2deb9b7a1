"""Start everything: servers, web and worker, and say where."""

import argparse
import errno
import http.client
import os
import shlex
import socket
import sys
import threading
import time
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from controlplane import cli
from controlplane.embedded import launcher
from controlplane.kept import KeptServers, one_launcher
from controlplane.settings import base
from controlplane.supervisor import Program, Supervisor

PATIENCE_SECONDS = 120
# A killed launcher's children take so long to leave the port.
PORT_SECONDS = 10
# Celery's word on running as root, and WhiteNoise's on a folder that only production has.
QUIET = (
    "ignore::UserWarning:celery.platforms,ignore::UserWarning:django.core.handlers.base"
)
DEMO = "controlplane.provisioning.demo"


class PortTaken(Exception):
    """Something else listens there."""

    def __init__(self, port: int) -> None:
        super().__init__(port)
        other = port + 100 if port + 100 <= base.HIGHEST_PORT else port - 100
        self.sentence = (
            f"Port {port} is taken. Choose another one: {_home_given()}PORT={other} "
            "make run"
        )


def _home_given() -> str:
    """Return how the home was given, to be typed again; empty: it is the default one."""
    given = os.environ.get("HUSTINGS_HOME", "").strip()
    # make hands its default on as if somebody had given it.
    if not given or base.home_at(given) == base.home_at(base.DEFAULT_HOME):
        return ""
    return f"HUSTINGS_HOME={shlex.quote(given)} "


def web_command(application: str, *, port: int) -> tuple[str, ...]:
    """Return how a WSGI application is served: one process, eight threads."""
    return (
        sys.executable, "-m", "gunicorn", application,
        "--bind", f"127.0.0.1:{port}", "--worker-class", "gthread",
        "--threads", "8", "--workers", os.environ.get("WEB_WORKERS", "1"),
        # Nobody in front of it says where the application stands (SCRIPT_NAME, PATH_INFO).
        "--forwarder-headers", "",
        "--no-control-socket", "--log-level", "warning", "--graceful-timeout", "5",
    )  # fmt: skip


def _web() -> Program:
    command = web_command("controlplane.wsgi:application", port=base.PORT)
    return Program(name="web", command=command)


def _worker() -> Program:
    return Program(
        name="worker",
        command=(
            sys.executable, "-m", "celery", "--quiet", "-A", "controlplane.celery", "worker",
            "--beat", "--schedule", str(base.HUSTINGS_HOME / "beat"),
            "--concurrency", "2", "--queues", "now,default,bulk,platform",
            "--loglevel", "WARNING", "--without-gossip", "--without-mingle",
        ),
    )  # fmt: skip


def wait_for_port() -> None:
    """
    Wait until web may listen.

    :raises PortTaken: if something else keeps listening there.
    """
    ends_at = time.monotonic() + PORT_SECONDS
    while True:
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", base.PORT))
            except OSError as error:
                if error.errno != errno.EADDRINUSE or time.monotonic() > ends_at:
                    raise PortTaken(base.PORT) from error
            else:
                return
        time.sleep(0.2)


def answers() -> bool:
    """Return whether the platform's front page answers 200."""
    connection = http.client.HTTPConnection("127.0.0.1", base.PORT, timeout=5)
    try:
        connection.request("GET", "/", headers={"Host": base.PLATFORM_DOMAIN})
        return connection.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def _announce(
    links: list[tuple[str, str]], began: float, supervisor: Supervisor
) -> None:
    while not supervisor.stopping.wait(0.1):
        if answers():
            seconds = time.monotonic() - began
            cli.say()
            for label, url in links:
                cli.say(f"  {label:<13} {url}")
            cli.say(
                f"\n  Up after {seconds:.1f} s. Ctrl-C stops everything; data stay.\n"
            )
            return
        if time.monotonic() - began > PATIENCE_SECONDS:
            supervisor.give_up(
                "Nothing answers after two minutes. The lines above say why, or: "
                "hustings doctor"
            )


def _prepare(*, with_demo: bool) -> list[tuple[str, str]]:
    cli.set_up()
    import_module("controlplane.provisioning.bootstrap").bring_up_to_date(cli.say)
    links = [("the platform", f"{base.SCHEME}://{base.PLATFORM_DOMAIN}/")]
    if with_demo and find_spec(DEMO) is not None:
        demo = import_module(DEMO)
        demo.ensure_demo(cli.say)
        links = demo.links()
    # This process stays as a launcher alone and needs no connection.
    import_module("django.db").connections.close_all()
    return links


def _start(
    supervisor: Supervisor, kept: KeptServers, *, with_demo: bool, began: float
) -> None:
    kept.start(supervisor)
    supervisor.env |= {
        "DATABASE_URL": kept.database_url,
        "REDIS_URL": kept.redis_url,
        "PYTHONWARNINGS": os.environ.get("PYTHONWARNINGS", QUIET),
    }
    os.environ.update(supervisor.env)
    # Loads Django while this process does the same; nobody knows its address yet.
    supervisor.add(_web())
    links = _prepare(with_demo=with_demo)
    supervisor.add(_worker())
    threading.Thread(
        target=_announce, args=(links, began, supervisor), daemon=True
    ).start()


def run(said: argparse.Namespace) -> int:
    """Start everything and stay until Ctrl-C."""
    began = time.monotonic()
    if not launcher.keeps(base.HUSTINGS_HOME):
        # Before the home is made: a refused run leaves none behind.
        wait_for_port()
    with one_launcher(base.HUSTINGS_HOME):
        launcher.note_port(base.HUSTINGS_HOME, base.PORT)
        supervisor = Supervisor(env=os.environ)
        kept = KeptServers(
            base.HUSTINGS_HOME, database_url=base.DATABASE_URL, redis_url=base.REDIS_URL
        )
        try:
            _start(supervisor, kept, with_demo=not said.no_demo, began=began)
            return supervisor.watch(keep=kept.keep)
        except KeyboardInterrupt:
            return 0
        finally:
            cli.say("Stopping everything")
            supervisor.stop()
            kept.stop()
            cli.say("Stopped")


def add(commands: Any) -> None:
    """Register the command."""
    made = cli.add_command(commands, "up", "start everything", run)
    made.add_argument(
        "--no-demo", action="store_true", help="without the demo campaign"
    )
    made.set_defaults(keeps_servers=True)
