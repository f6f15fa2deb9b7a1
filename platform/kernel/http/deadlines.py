"""
A deadline on the socket itself.

Time-outs count from one byte to the next, so a header that drips would hold a worker for ever.
"""

import socket
import ssl
import time
from typing import Any, Final

import certifi
from django.conf import settings
from urllib3.connection import HTTPConnection, HTTPSConnection

CONNECT_SECONDS: Final = 3.0


def time_left(ends_at: float) -> float:
    """
    Return the seconds a call still has.

    :raises TimeoutError: if there are none.
    """
    left = ends_at - time.monotonic()
    if left <= 0:
        raise TimeoutError("the call's time is up")
    return left


class _Deadlined:
    """A socket that looks at the call's deadline before each read and write."""

    ends_at: float | None = None

    def recv_into(self, *args: Any, **kwargs: Any) -> int:
        self._look()
        return int(super().recv_into(*args, **kwargs))  # type: ignore[misc]

    def send(self, *args: Any, **kwargs: Any) -> int:
        self._look()
        return int(super().send(*args, **kwargs))  # type: ignore[misc]

    def sendall(self, *args: Any, **kwargs: Any) -> None:
        self._look()
        super().sendall(*args, **kwargs)  # type: ignore[misc]

    def _look(self) -> None:
        if self.ends_at is not None:
            self.settimeout(time_left(self.ends_at))  # type: ignore[attr-defined]


class _Socket(_Deadlined, socket.socket):
    pass


class _TlsSocket(_Deadlined, ssl.SSLSocket):
    pass


class PlainConnection(HTTPConnection):
    """A connection that ends at `ends_at`, whatever the other side does."""

    ends_at: float

    def connect(self) -> None:
        super().connect()
        plain = self.sock
        deadlined = _Socket(plain.family, plain.type, plain.proto, plain.detach())
        deadlined.ends_at = self.ends_at
        self.sock = deadlined


class TlsConnection(HTTPSConnection):
    """The same inside TLS."""

    ends_at: float

    def connect(self) -> None:
        super().connect()
        self.sock.ends_at = self.ends_at  # type: ignore[union-attr]


def tls() -> ssl.SSLContext:
    """Return what is believed of certificates; its sockets know a deadline."""
    context = ssl.create_default_context(
        cafile=settings.HTTP_CA_BUNDLE or certifi.where()
    )
    context.sslsocket_class = _TlsSocket
    return context
