"""Somebody who starts a campaign: cookies, redirects, the proof of work, and a page that reloads."""

import dataclasses
import http.client
import re
import time
from urllib.parse import urlencode, urljoin, urlsplit

from kernel import proof_of_work

_HIDDEN = r'name="{name}" value="([^"]*)"'
_PLACE = re.compile(r"You’re next|(?:One|\d+) campaigns? (?:is|are) before yours")
PATIENCE_SECONDS = 120


class NotThere(AssertionError):
    """The browser ended up somewhere else than on the new home page."""


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class Arrived:
    """How long it took from the press to the new home page, and what was on the way."""

    seconds: float
    #: Pages on the way that said how many campaigns are before this one.
    progress_pages: int
    #: Until the first page that said anything: that one, or the home page.
    first_word_seconds: float


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """What a browser makes of an answer; 0 where the page doesn't ask again by itself."""

    status: int
    to: str
    asks_again_after: int
    body: str


class Visitor:
    """A browser of its own, seen from its own network address."""

    def __init__(self, *, port: int, platform: str, address: str) -> None:
        self.port, self.platform, self.address = port, platform, address
        self.cookies: dict[str, dict[str, str]] = {}

    def ask(self, url: str, form: dict[str, str] | None = None) -> Answer:
        """Send one request, with the cookies of its host."""
        host = urlsplit(url).netloc
        kept = self.cookies.setdefault(host, {})
        headers = {
            "Host": host,
            "X-Forwarded-For": self.address,
            "Accept-Language": "en-GB",
            "Cookie": "; ".join(f"{name}={value}" for name, value in kept.items()),
        }
        body = urlencode(form) if form is not None else None
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        try:
            path = urlsplit(url)._replace(scheme="", netloc="").geturl()
            connection.request("POST" if body else "GET", path, body, headers)
            answer = connection.getresponse()
            text = answer.read().decode()
        finally:
            connection.close()
        for line in answer.headers.get_all("Set-Cookie") or []:
            name, _, value = line.partition(";")[0].partition("=")
            kept[name] = value
        return Answer(
            status=answer.status,
            to=urljoin(url, answer.headers.get("Location", "")),
            asks_again_after=int(answer.headers.get("Refresh", "0")),
            body=text,
        )

    def answers(self, slug: str) -> dict[str, str]:
        """Open the page with the three questions and fill it in, the proof of work included."""
        page = self.ask(f"{self.platform}/start/")
        if page.status != 200:
            raise NotThere(f"/start/ answered {page.status}")
        hidden = {
            name: re.findall(_HIDDEN.format(name=name), page.body)[0]
            for name in ("csrfmiddlewaretoken", "challenge")
        }
        return hidden | {
            "name": slug.replace("-", " ").title(),
            "kind": "CANDIDATE",
            "email": f"{slug}@example.org",
            "slug": slug,
            "country": "GB",
            "answer": proof_of_work.solve(hidden["challenge"]),
        }

    def press(self, filled: dict[str, str], site: str) -> Arrived:
        """
        Press *Build it* and go wherever it leads, until the new home page answers 200.

        :raises NotThere: if it ends elsewhere.
        """
        began, url, progress_pages = time.perf_counter(), f"{self.platform}/start/", 0
        first_word = 0.0
        answer = self.ask(url, filled)
        while time.perf_counter() - began < PATIENCE_SECONDS:
            if answer.status in {301, 302, 303}:
                url = answer.to
            elif answer.asks_again_after and _PLACE.search(answer.body):
                progress_pages += 1
                first_word = first_word or time.perf_counter() - began
                time.sleep(answer.asks_again_after)
            else:
                break
            answer = self.ask(url)
        seconds = time.perf_counter() - began
        is_there = answer.status == 200 and url == f"{site}/"
        if not is_there or "Only you can see this" not in answer.body:
            raise NotThere(f"{url} answered {answer.status}: {answer.body[:300]}")
        return Arrived(
            seconds=seconds,
            progress_pages=progress_pages,
            first_word_seconds=first_word or seconds,
        )
