"""Somebody who follows links and presses buttons over HTTP, with a cookie jar for each host."""

import dataclasses
import http.client
import re
from collections import defaultdict
from http.cookies import SimpleCookie
from urllib.parse import urlencode, urljoin, urlsplit

from bs4 import BeautifulSoup, Tag

MOST_STEPS = 10


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class Answer:
    """What came back at the end of all redirects."""

    url: str
    status: int
    html: str

    @property
    def page(self) -> BeautifulSoup:
        """Its HTML, to look for things in; empty where it is none."""
        return BeautifulSoup(self.html, "html.parser")


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class Press:
    """A form with what stands in it; `found_on` is the page it was found on."""

    found_on: str
    action: str
    fields: tuple[tuple[str, str], ...]

    @property
    def shape(self) -> tuple[str, str, tuple[str, ...]]:
        """What makes it the same form as another one: where it goes, and what it carries."""
        parts = urlsplit(self.action)
        path = re.sub(r"\d+", "N", parts.path)
        return parts.netloc, path, tuple(sorted(name for name, _ in self.fields))


class Visitor:
    """A browser without eyes: keeps cookies, follows redirects, says where it comes from."""

    def __init__(self) -> None:
        self._jars: dict[str, dict[str, str]] = defaultdict(dict)

    def get(self, url: str) -> Answer:
        """Open an address."""
        return self._ask("GET", url, None, None)

    def press(self, press: Press) -> Answer:
        """Send a form."""
        return self._ask("POST", press.action, urlencode(press.fields), press.found_on)

    def _ask(self, method: str, url: str, body: str | None, on: str | None) -> Answer:
        for _ in range(MOST_STEPS):
            parts = urlsplit(url)
            jar = self._jars[parts.netloc]
            heads = {"Host": parts.netloc, "Accept-Language": "en-GB"}
            heads["Cookie"] = "; ".join(
                f"{name}={value}" for name, value in jar.items()
            )
            if body is not None:
                where = urlsplit(on or url)
                heads |= {
                    "Content-Type": "application/x-www-form-urlencoded",
                    "Origin": f"{where.scheme}://{where.netloc}",
                    "Referer": on or url,
                }
                is_same = where.netloc == parts.netloc
                heads["Sec-Fetch-Site"] = "same-origin" if is_same else "cross-site"
            connection = http.client.HTTPConnection("127.0.0.1", parts.port, timeout=60)
            path = parts.path + (f"?{parts.query}" if parts.query else "")
            connection.request(method, path or "/", body, heads)
            came = connection.getresponse()
            said = came.read()
            for head in came.headers.get_all("Set-Cookie") or ():
                for name, morsel in SimpleCookie(head).items():
                    jar[name] = morsel.value
            if came.status not in {301, 302, 303, 307, 308}:
                kind = came.headers.get("Content-Type", "")
                text = said.decode(errors="replace") if "html" in kind else ""
                return Answer(url=url, status=came.status, html=text)
            url, method, body = urljoin(url, came.headers["Location"]), "GET", None
        return Answer(url=url, status=508, html="")


def links_of(answer: Answer) -> list[str]:
    """Return what the page leads to, whole, without fragments."""
    return _whole(answer, "a[href]", "href")


def frames_of(answer: Answer) -> list[str]:
    """Return the pages that are shown inside this one."""
    return _whole(answer, "iframe[src]", "src")


def _whole(answer: Answer, selector: str, name: str) -> list[str]:
    found = [str(tag.get(name)) for tag in answer.page.select(selector)]
    whole = [urljoin(answer.url, link).partition("#")[0] for link in found]
    return [link for link in whole if link.startswith("http")]


def presses_of(answer: Answer) -> list[Press]:
    """Return the page's forms as they stand, each pressed by its first button."""
    return [
        Press(
            found_on=answer.url,
            action=urljoin(answer.url, str(form.get("action") or answer.url)),
            fields=tuple(_fields(form)),
        )
        for form in answer.page.select("form")
        if str(form.get("method", "")).lower() == "post"
    ]


def _fields(form: Tag) -> list[tuple[str, str]]:
    made = []
    for field in form.select("input[name], select[name], textarea[name]"):
        name, kind = str(field["name"]), str(field.get("type", ""))
        if kind in {"submit", "file", "image"} or field.has_attr("disabled"):
            continue
        if kind in {"checkbox", "radio"} and not field.has_attr("checked"):
            continue
        if field.name == "select":
            options = field.select("option")
            chosen = [one for one in options if one.has_attr("selected")] or options[:1]
            made += [(name, str(one.get("value", one.text))) for one in chosen]
        elif field.name == "textarea":
            made.append((name, field.text))
        else:
            made.append((name, str(field.get("value", "on" if kind else ""))))
    button = form.select_one("button[name], input[type=submit][name]")
    if button is not None:
        made.append((str(button["name"]), str(button.get("value", ""))))
    return made
