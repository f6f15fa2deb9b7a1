"""A browser that does nothing but ask: keep-alive connections, one loop, every answer read whole."""

import dataclasses
import re
import selectors
import socket
import time

_LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)


class UnexpectedAnswer(AssertionError):
    """An answer wasn't a whole 200."""


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class Loaded:
    """How many answers came in how many seconds, and how long each took."""

    seconds: float
    latencies: list[float]
    #: Of the last answer, as it was sent: gzipped where the server gzips.
    body: bytes


class _Visitor:
    def __init__(self, port: int) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port))
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.asked_at, self.seen, self.body = 0.0, b"", b""

    def ask(self, request: bytes) -> None:
        self.seen, self.asked_at = b"", time.perf_counter()
        self.socket.sendall(request)

    def is_answered(self) -> bool:
        self.seen += self.socket.recv(262_144)
        head, end, body = self.seen.partition(b"\r\n\r\n")
        if not end:
            if not self.seen:
                raise UnexpectedAnswer("the connection was closed")
            return False
        length = _LENGTH.search(head)
        if length is None or not head.startswith(b"HTTP/1.1 200"):
            raise UnexpectedAnswer(head[:300].decode(errors="replace"))
        self.body = body
        return len(body) >= int(length[1])


def request_for(host: str, path: str) -> bytes:
    """Return a browser's request; ``{n}`` in the path becomes a new number each time."""
    return (
        f"GET {path} HTTP/1.1\r\nHost: {host}\r\nAccept: text/html\r\n"
        "Accept-Encoding: gzip\r\nAccept-Language: en-GB\r\nConnection: keep-alive\r\n\r\n"
    ).encode()


def load(
    port: int, request: bytes, *, requests: int, connections: int, first: int = 0
) -> Loaded:
    """
    Ask so many times over so many connections at once.

    :raises UnexpectedAnswer: if an answer isn't a whole 200.
    """
    visitors = [_Visitor(port) for _ in range(connections)]
    latencies: list[float] = []
    asked = first
    with selectors.DefaultSelector() as waiting:
        began = time.perf_counter()
        for visitor in visitors:
            waiting.register(visitor.socket, selectors.EVENT_READ, visitor)
            visitor.ask(request.replace(b"{n}", str(asked).encode()))
            asked += 1
        while len(latencies) < requests:
            for key, _ in waiting.select():
                visitor = key.data
                if visitor.is_answered():
                    latencies.append(time.perf_counter() - visitor.asked_at)
                    visitor.ask(request.replace(b"{n}", str(asked).encode()))
                    asked += 1
        seconds = time.perf_counter() - began
    for visitor in visitors:
        visitor.socket.close()
    return Loaded(seconds=seconds, latencies=latencies, body=visitors[0].body)
