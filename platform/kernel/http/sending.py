"""Asking, one address at a time, with everything a call may take."""

import dataclasses
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Final
from urllib.parse import urljoin

import urllib3
from urllib3.exceptions import NewConnectionError
from urllib3.util import Timeout, Url, parse_url

from kernel.http.addresses import Address, addresses_of
from kernel.http.deadlines import (
    CONNECT_SECONDS,
    PlainConnection,
    TlsConnection,
    time_left,
    tls,
)
from kernel.http.refusals import (
    AddressRefused,
    TooLarge,
    TooManyRedirects,
    TooSlow,
    Unreachable,
)

PORT_OF: Final = {"http": 80, "https": 443}
USER_AGENT: Final = "Hustings"
MEGABYTE: Final = 1024 * 1024
ADDRESSES_TRIED: Final = 2
_CHUNK: Final = 64 * 1024
_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
_OF_ONE_HOST: Final = frozenset({"authorization", "cookie", "proxy-authorization"})


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """What came back; `url` is where from, `headers` have names in lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    url: str


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class Limits:
    """What one call may take: seconds from its first look-up to its last byte, and bytes."""

    seconds: float = 10.0
    most_bytes: int = MEGABYTE
    redirects: int = 0


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class _Call:
    method: str
    url: Url
    headers: Mapping[str, str]
    body: bytes | None
    ends_at: float


def _parsed(url: str) -> Url:
    try:
        parts = parse_url(url)
    except urllib3.exceptions.LocationParseError as error:
        raise AddressRefused from error
    if parts.scheme not in PORT_OF or not parts.host or parts.auth:
        raise AddressRefused
    return parts


def _pool(call: _Call, address: Address, port: int) -> urllib3.HTTPConnectionPool:
    """Return a pool of one connection, to the address; the name stays in TLS and Host."""
    left = time_left(call.ends_at)
    timeout = Timeout(connect=min(left, CONNECT_SECONDS), read=left)
    common: dict[str, Any] = {"timeout": timeout, "retries": False, "maxsize": 1}
    if call.url.scheme == "http":
        plain = urllib3.HTTPConnectionPool(str(address), port, **common)
        plain.ConnectionCls = type(
            "Connection", (PlainConnection,), {"ends_at": call.ends_at}
        )
        return plain
    name = str(call.url.host).strip("[]").rstrip(".")
    secure = urllib3.HTTPSConnectionPool(
        str(address), port, ssl_context=tls(), server_hostname=name,
        assert_hostname=name, **common,
    )  # fmt: skip
    secure.ConnectionCls = type(
        "TlsConnection", (TlsConnection,), {"ends_at": call.ends_at}
    )
    return secure


@contextmanager
def _in_our_words() -> Iterator[None]:
    try:
        yield
    except NewConnectionError as error:  # to urllib3 it is a time-out as well
        raise Unreachable from error
    except (TimeoutError, urllib3.exceptions.TimeoutError) as error:
        raise TooSlow from error
    except (urllib3.exceptions.HTTPError, OSError, ValueError) as error:
        raise Unreachable from error


def _read(
    response: urllib3.BaseHTTPResponse, *, most_bytes: int, ends_at: float
) -> bytes:
    said = response.headers.get("Content-Length", "")
    if said.isascii() and said.isdigit() and int(said) > most_bytes:
        raise TooLarge
    body = bytearray()
    while chunk := response.read(_CHUNK):
        body += chunk
        if len(body) > most_bytes:
            raise TooLarge
        time_left(ends_at)
    return bytes(body)


def _ask(call: _Call, address: Address, port: int, *, most_bytes: int) -> Answer:
    headers = {
        "User-Agent": USER_AGENT,
        # As it is, so that a small answer can't swell.
        "Accept-Encoding": "identity",
        **call.headers,
        "Host": call.url.netloc or "",
    }
    with _in_our_words(), _pool(call, address, port) as pool:
        response = pool.urlopen(
            call.method, call.url.request_uri, body=call.body, headers=headers,
            redirect=False, assert_same_host=False, preload_content=False,
            decode_content=False,
        )  # fmt: skip
        try:
            body = _read(response, most_bytes=most_bytes, ends_at=call.ends_at)
        finally:
            response.close()
    return Answer(
        status=response.status,
        headers={name.lower(): value for name, value in response.headers.items()},
        body=body,
        url=call.url.url,
    )


def _one(call: _Call, *, most_bytes: int) -> Answer:
    port = call.url.port or PORT_OF[str(call.url.scheme)]
    found = addresses_of(str(call.url.host), port, ends_at=call.ends_at)
    tried = found[:ADDRESSES_TRIED]
    for address in tried:
        try:
            return _ask(call, address, port, most_bytes=most_bytes)
        except Unreachable as unreachable:
            # Only where nothing was sent yet may another address be asked the same.
            reason = unreachable.__cause__
            if address is tried[-1] or not isinstance(reason, NewConnectionError):
                raise
    raise Unreachable  # the name has no address at all


def _next(call: _Call, answer: Answer) -> _Call:
    """Return the call that a redirect asks for; what was one host's stays with it."""
    url = _parsed(urljoin(call.url.url, answer.headers["location"]))
    if call.url.scheme == "https" and url.scheme != "https":
        raise AddressRefused
    headers = call.headers
    if (url.scheme, url.netloc) != (call.url.scheme, call.url.netloc):
        headers = {
            name: value
            for name, value in headers.items()
            if name.lower() not in _OF_ONE_HOST
        }
    keeps = answer.status in {307, 308} or call.method in {"GET", "HEAD"}
    return dataclasses.replace(
        call,
        url=url,
        headers=headers,
        method=call.method if keeps else "GET",
        body=call.body if keeps else None,
    )


def send(
    method: str,
    url: str,
    *,
    headers: Mapping[str, str] | None = None,
    body: bytes | None = None,
    limits: Limits | None = None,
) -> Answer:
    """
    Ask a host outside and return what it says, whatever its status.

    A redirect is an answer like another one unless `limits` allows some; each is then looked at
    as the first address was.

    :raises AddressRefused: if this address, or one it leads to, may not be asked.
    :raises Unreachable: if nobody answers there for that name.
    :raises TooSlow: if the whole takes longer than it may.
    :raises TooLarge: if the answer is larger than it may be.
    :raises TooManyRedirects: if it points elsewhere more often than it may.
    """
    limits = limits or Limits()
    call = _Call(
        method=method,
        url=_parsed(url),
        headers=headers or {},
        body=body,
        ends_at=time.monotonic() + limits.seconds,
    )
    answer = _one(call, most_bytes=limits.most_bytes)
    for _hop in range(limits.redirects):
        if not _points_on(answer):
            return answer
        call = _next(call, answer)
        answer = _one(call, most_bytes=limits.most_bytes)
    if limits.redirects and _points_on(answer):
        raise TooManyRedirects
    return answer


def _points_on(answer: Answer) -> bool:
    return answer.status in _REDIRECTS and "location" in answer.headers
