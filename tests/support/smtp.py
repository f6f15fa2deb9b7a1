"""A server that takes letters, on a port of its own."""

from typing import Any

from aiosmtpd.controller import Controller

from tests.support.instance import free_port


def serving(handler: Any, **told: Any) -> Controller:
    """
    Start it; the port is the controller's `port`. Whoever starts it stops it.

    `told` goes to aiosmtpd's SMTP: `authenticator`, for one.
    """
    # aiosmtpd probes the port it was given, so it can't be 0; somebody may be quicker to take it.
    for _ in range(5):
        server = Controller(
            handler, hostname="127.0.0.1", port=free_port(), ready_timeout=30, **told
        )
        try:
            server.start()
        except OSError:
            continue
        return server
    raise AssertionError("Five ports were taken.")
