"""
Whole pages of strangers, kept in the process in front of Django.

Only what a view marked (`X-Hustings-Page: kept`) is kept: a page that is the same for everybody,
or for everybody whose browser says it is known. The key is host, epoch, path, query, encoding and
whether it says so, nothing of who it is; a language has hosts of its own. An epoch lasts
while the host's generation stays the same, and a generation that comes back begins another one:
a server that was away or lost its memory may name again what was over. This is the one cache
without a nation's number in its keys: the host is the nation's.
"""

import itertools
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable
from typing import Any, Final

from django.http import parse_cookie

from nations.people import device_cookie

Environ = dict[str, Any]
Start = Callable[..., Any]
App = Callable[[Environ, Start], Iterable[bytes]]

MARK: Final = "x-hustings-page"
# What a browser sends that makes a page its own: the private site's, and the platform's people.
PERSONAL: Final = frozenset({"hustings_preview", "sessionid", "__Host-session"})
# What an answer says that is for nobody else, whatever mark it carries.
UNSHARED: Final = ("no-store", "private", "no-cache")
SECONDS_KEPT: Final = 60.0
GENERATION_SECONDS: Final = 1.0
BYTES_KEPT: Final = 64 * 1024 * 1024
QUERY_MOST: Final = 200


def _without_mark(start: Start) -> Start:
    """Return a start that keeps our own mark from whoever asked."""

    def started(status: str, headers: list[Any], *rest: Any) -> Any:
        clean = [pair for pair in headers if pair[0].lower() != MARK]
        return start(status, clean, *rest)

    return started


def _is_personal(cookies: str) -> bool:
    """
    Return whether a Cookie header holds what makes a page its browser's own.

    Read as Django reads it, by its own function and in its own letters: where it finds a session
    that isn't seen here, one reader's page would be kept for strangers.
    """
    if not cookies:
        return False
    as_django_reads = cookies.encode("latin-1").decode(errors="replace")
    return not PERSONAL.isdisjoint(parse_cookie(as_django_reads))


def _is_shared(headers: list[Any]) -> bool:
    """Return whether an answer may be given to others: it sets no cookie, and doesn't forbid it."""
    named = [(name.lower(), value.lower()) for name, value in headers]
    return not any(
        name == "set-cookie"
        or (name == "cache-control" and any(said in value for said in UNSHARED))
        for name, value in named
    )


class PageCache:
    """
    A WSGI application around another one.

    `generation_of` says which generation a host's pages are of; null: nobody can say now.
    """

    def __init__(self, inner: App, generation_of: Callable[[str], int | None]) -> None:
        self.inner = inner
        self.generation_of = generation_of
        self._pages: OrderedDict[
            tuple[Any, ...], tuple[float, str, list[Any], bytes]
        ] = OrderedDict()
        self._size = 0
        # Until when a host's generation is believed, which it is, and the epoch it began.
        self._generations: dict[str, tuple[float, int | None, int]] = {}
        self._epochs = itertools.count()
        self._lock = threading.Lock()

    def __call__(self, environ: Environ, start: Start) -> Iterable[bytes]:
        key = self._key(environ)
        if key is None:
            return self.inner(environ, _without_mark(start))
        kept = self._pages.get(key)
        if kept is not None and kept[0] > time.monotonic():
            start(kept[1], kept[2])
            return [kept[3]]
        return self._ask(key, environ, start)

    def _key(self, environ: Environ) -> tuple[Any, ...] | None:
        if environ["REQUEST_METHOD"] != "GET" or environ["PATH_INFO"].startswith("/_/"):
            return None
        # All of our hosts answer from their root. Elsewhere a page's own links are others.
        if environ.get("SCRIPT_NAME"):
            return None
        query = environ.get("QUERY_STRING", "")
        cookies = environ.get("HTTP_COOKIE", "")
        if len(query) > QUERY_MOST or _is_personal(cookies):
            return None
        host = environ.get("HTTP_HOST", "").lower()
        epoch = self._epoch(host.partition(":")[0])
        if epoch is None:
            return None
        return (
            host,
            environ.get("wsgi.url_scheme"),
            epoch,
            environ["PATH_INFO"],
            query,
            "gzip" in environ.get("HTTP_ACCEPT_ENCODING", ""),
            device_cookie.is_in(cookies),
        )

    def _epoch(self, host: str) -> int | None:
        """Return the epoch of a host's pages; null where nobody can say its generation now."""
        now = time.monotonic()
        kept = self._generations.get(host)
        if kept is None or kept[0] <= now:
            generation = self.generation_of(host)
            is_same = kept is not None and kept[1] == generation
            epoch = kept[2] if kept and is_same else next(self._epochs)
            if len(self._generations) > 10_000:
                self._generations.clear()
            kept = (now + GENERATION_SECONDS, generation, epoch)
            self._generations[host] = kept
        return None if kept[1] is None else kept[2]

    def _ask(
        self, key: tuple[Any, ...], environ: Environ, start: Start
    ) -> Iterable[bytes]:
        seen: list[Any] = []

        def listening(status: str, headers: list[Any], *rest: Any) -> Any:
            marked = any(name.lower() == MARK for name, _ in headers)
            clean = [pair for pair in headers if pair[0].lower() != MARK]
            if marked and _is_shared(clean) and status.startswith("200"):
                seen.extend([status, clean])
            return start(status, clean, *rest)

        answer = self.inner(environ, listening)
        if not seen:
            return answer
        try:
            body = b"".join(answer)
        finally:
            close = getattr(answer, "close", None)
            if close is not None:
                close()
        self._keep(key, seen[0], seen[1], body)
        return [body]

    def _keep(
        self, key: tuple[Any, ...], status: str, headers: list[Any], body: bytes
    ) -> None:
        with self._lock:
            before = self._pages.pop(key, None)
            self._size += len(body) - (len(before[3]) if before else 0)
            self._pages[key] = (time.monotonic() + SECONDS_KEPT, status, headers, body)
            while self._size > BYTES_KEPT:
                _, gone = self._pages.popitem(last=False)
                self._size -= len(gone[3])
