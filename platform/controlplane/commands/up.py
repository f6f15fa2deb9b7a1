"""Start everything: servers, web and worker, and say where."""

import argparse
import http.client
import os
import sys
import time
from typing import Any

from controlplane import cli
from controlplane.embedded import servers
from controlplane.settings import base
from controlplane.supervisor import Program, supervise

PATIENCE_SECONDS = 120


def _programs() -> list[Program]:
    python = sys.executable
    return [
        Program(
            name="web",
            command=(
                python, "-m", "gunicorn", "controlplane.wsgi:application",
                "--bind", f"127.0.0.1:{base.PORT}", "--worker-class", "gthread",
                "--threads", "8", "--workers", os.environ.get("WEB_WORKERS", "1"),
                "--no-control-socket", "--log-level", "warning", "--graceful-timeout", "5",
            ),
        ),
        Program(
            name="worker",
            command=(
                python, "-m", "celery", "-A", "controlplane.celery", "worker", "--beat",
                "--schedule", str(base.HUSTINGS_HOME / "beat"), "--concurrency", "2",
                "--queues", "now,default,bulk,platform", "--loglevel", "WARNING",
                "--without-gossip", "--without-mingle",
            ),
        ),
    ]  # fmt: skip


def answers() -> bool:
    """Return whether the platform's front page answers 200."""
    connection = http.client.HTTPConnection("127.0.0.1", base.PORT, timeout=5)
    try:
        connection.request("GET", "/", headers={"Host": base.PLATFORM_DOMAIN})
        return connection.getresponse().status == 200
    except OSError:
        return False
    finally:
        connection.close()


def _announce(links: list[tuple[str, str]], began: float) -> None:
    while time.monotonic() - began < PATIENCE_SECONDS:
        if answers():
            cli.say()
            for label, url in links:
                cli.say(f"  {label:<13} {url}")
            cli.say(
                f"\n  Up after {time.monotonic() - began:.1f} s. Ctrl-C stops everything; data stay.\n"
            )
            return
        time.sleep(0.1)
    cli.say(
        "Nothing answers after two minutes. Look at the lines above, or: hustings doctor"
    )


def _is_embedded() -> bool:
    return not (base.DATABASE_URL and base.REDIS_URL)


def _keep_servers() -> None:
    if _is_embedded():
        servers.ensure_running(base.HUSTINGS_HOME)


def _stop_servers() -> None:
    if _is_embedded():
        servers.stop(base.HUSTINGS_HOME)


def run(said: argparse.Namespace) -> int:
    """Start everything and stay until Ctrl-C."""
    began = time.monotonic()
    cli.set_up()
    from controlplane.provisioning import bootstrap, demo

    bootstrap.bring_up_to_date(cli.say)
    links = [("the platform", f"{base.SCHEME}://{base.PLATFORM_DOMAIN}/")]
    if not said.no_demo:
        demo.ensure_demo(cli.say)
        links = demo.links()
    demo.let_go()
    return supervise(
        _programs(),
        env=os.environ,
        keep=_keep_servers,
        once_up=lambda: _announce(links, began),
        stop_servers=_stop_servers,
    )


def add(commands: Any) -> None:
    """Register the command."""
    made = cli.add_command(commands, "up", "start everything", run)
    made.add_argument(
        "--no-demo", action="store_true", help="without the demo campaign"
    )
