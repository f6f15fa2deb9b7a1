"""Visitors who join, from a seeded script: who isn't answered well presses again, as people do."""

import dataclasses
import http.client
import random
import threading
import time
from typing import Self
from urllib.parse import urlencode

from tests.support.instance import RunningInstance

# Longer than anything may take, and short enough to see that something hangs.
TIMEOUT_SECONDS = 20
HEADERS = {
    "Sec-Fetch-Site": "same-origin",
    "Content-Type": "application/x-www-form-urlencoded",
}


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """What one request came to; status 0: nobody answered, or the line went dead."""

    status: int
    seconds: float
    to: str = ""
    body: str = ""


def ask(
    port: int,
    host: str,
    path: str = "/",
    *,
    form: dict[str, str] | None = None,
    headers: dict[str, str] | None = None,
) -> Answer:
    """Send one request on a line of its own; `host` is without the port."""
    began = time.monotonic()
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=TIMEOUT_SECONDS)
    said = {"Host": f"{host}:{port}"} | (headers or {})
    try:
        if form is None:
            connection.request("GET", path, headers=said)
        else:
            connection.request("POST", path, urlencode(form), HEADERS | said)
        answer = connection.getresponse()
        body = answer.read().decode(errors="replace")
    except (OSError, http.client.HTTPException):
        return Answer(status=0, seconds=time.monotonic() - began)
    finally:
        connection.close()
    return Answer(
        status=answer.status,
        seconds=time.monotonic() - began,
        to=answer.headers.get("Location", ""),
        body=body,
    )


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class Joiner:
    """Somebody who will join: what they type, and the key their page gave them."""

    email: str
    key: str
    address: str  # the network address a proxy of ours would report


class Crowd:
    """
    Joiners on a few threads, each pressing until they are taken.

    Use it as a context: inside the block they join; at its end nobody new begins.
    """

    def __init__(
        self, instance: RunningInstance, slug: str, *, seed: int, threads: int = 3
    ) -> None:
        self.instance, self.host = instance, f"{slug}.campaigns.localhost"
        self.random = random.Random(seed)
        self.seed = seed
        self.answers: list[Answer] = []
        self.taken: list[Joiner] = []
        self._stopping = threading.Event()
        self._lock = threading.Lock()
        self._count = 0
        self._threads = [
            threading.Thread(target=self._join_one_after_another)
            for _ in range(threads)
        ]

    def __enter__(self) -> Self:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stopping.set()
        for thread in self._threads:
            thread.join()

    @property
    def slowest(self) -> float:
        """How long the slowest answer took, in seconds."""
        return max(answer.seconds for answer in self.answers)

    @property
    def statuses(self) -> set[int]:
        """What was ever answered."""
        return {answer.status for answer in self.answers}

    def _next(self) -> Joiner:
        with self._lock:
            self._count += 1
            number = self._count
            return Joiner(
                email=f"joiner-{self.seed}-{number}@example.org",
                key=f"{self.random.getrandbits(128):032x}",
                address=f"10.{self.seed % 250}.{number // 250}.{number % 250 + 1}",
            )

    def _join_one_after_another(self) -> None:
        while not self._stopping.is_set():
            self._join(self._next())
            time.sleep(0.05)

    def _join(self, joiner: Joiner) -> None:
        # Who has begun is taken, however often they press: the reconciliation counts on it.
        ends_at = time.monotonic() + 120
        while time.monotonic() < ends_at:
            answer = press(self.instance.port, self.host, joiner)
            self.answers.append(answer)
            if answer.status == 302 and "/_/thanks/" in answer.to:
                self.taken.append(joiner)
                return
            time.sleep(0.25)


def press(port: int, host: str, joiner: Joiner) -> Answer:
    """Post the form to join once."""
    return ask(
        port,
        host,
        "/_/join/",
        form={"email": joiner.email, "postcode": "SW1A 1AA", "key": joiner.key},
        headers={"X-Forwarded-For": joiner.address},
    )
