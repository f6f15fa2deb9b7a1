"""The crawler: every link is followed and every form sent as it stands, in an instance of its own."""

import re
from collections import deque
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.support import instance as instances
from tests.support.visiting import Answer, Visitor, frames_of, links_of, presses_of

pytestmark = pytest.mark.browser

SLUG = "calloway"
MOST_PAGES = 400
# Lists have as many addresses as there are people; this many of one shape say enough.
OF_ONE_SHAPE = 3
# Links that aren't followed: by the start of their path, and why.
NOT_FOLLOWED = {
    "/bulk/": "Wagtail's bulk actions carry what was ticked; script writes it into the link",
}
# Forms that aren't sent: by the path they go to, and why.
NOT_SENT = {
    "/sign-out/": "whoever sends it can follow no more links",
    "/leave/": "whoever sends it can follow no more links",
    "/_/forget/": "the device would stand for nobody from there on",
    "/operators/N/suspend/": "closes the demo's site to all that follows",
    "/pages/N/unpublish/": "takes a page away that others link to",
    "/pages/N/delete/": "takes a page away that others link to",
    "/website/code/revert/": "there is no earlier version of the demo's theme to go back to",
}
# Forms that need script, so that without it they say what a browser never would.
NEEDS_SCRIPT = {
    "/pages/N/edit/": "Wagtail's editor writes its fields by script",
    "/pages/add/cms/contentpage/N/": "Wagtail's editor writes its fields by script",
    "/pages/add/cms/signuppage/N/": "Wagtail's editor writes its fields by script",
    "/pages/create/cms/contentpage": "Wagtail's editor writes its fields by script",
    "/pages/create/cms/signuppage": "Wagtail's editor writes its fields by script",
    "/images/multiple/add/": "Wagtail sends each picture by script, and is answered in JSON",
    "/documents/multiple/add/": "Wagtail sends each file by script, and is answered in JSON",
    "/account/webauthn/add/": "a passkey is made by script",
}


@pytest.fixture
def own_instance(tmp_path_factory):
    """An instance of each test's own: every form is sent in it, *Make it private* too."""
    made = instances.start(Path(tmp_path_factory.mktemp("h")))
    yield made
    instances.stop(made)


def shape(url):
    """Return an address without its numbers and the values of its query."""
    parts = urlsplit(url)
    query = ",".join(sorted(re.findall(r"(?:^|&)(\w+)=", parts.query)))
    return parts.netloc, re.sub(r"\d+", "N", parts.path), query


def is_ours(url, port):
    host = urlsplit(url).netloc
    return host.endswith((f"hustings.localhost:{port}", f"campaigns.localhost:{port}"))


class Crawl:
    """Every page somebody reaches from some addresses, and what was wrong."""

    def __init__(self, visitor: Visitor, starts: list[str], port: int) -> None:
        self.visitor, self.port = visitor, port
        self.pages: list[Answer] = []
        self.wrong: list[str] = []
        self._shapes: dict[tuple[str, str, str], int] = {}
        self._seen = set(starts)
        self._framed: set[str] = set()
        ahead = deque((url, "the beginning") for url in starts)
        while ahead and len(self.pages) < MOST_PAGES:
            url, found_on = ahead.popleft()
            answer = self.visitor.get(url)
            self.pages.append(answer)
            self._judge(answer, url, found_on)
            # What stands in a frame is a picture of a page: it is looked at, not pressed.
            if url in self._framed:
                continue
            self._framed.update(frames_of(answer))
            leads = [*links_of(answer), *frames_of(answer)]
            ahead.extend((link, url) for link in leads if self._is_new(link))

    def _is_new(self, link: str) -> bool:
        like = shape(link)
        if link in self._seen or not is_ours(link, self.port):
            return False
        if any(like[1].startswith(path) for path in NOT_FOLLOWED):
            return False
        self._seen.add(link)
        self._shapes[like] = self._shapes.get(like, 0) + 1
        return self._shapes[like] <= OF_ONE_SHAPE

    def _judge(self, answer: Answer, url: str, found_on: str) -> None:
        if answer.status >= 400:
            self.wrong.append(f"{answer.status} {url} (from {found_on})")
        elif answer.html and not links_of(answer) and not presses_of(answer):
            self.wrong.append(f"dead end: {url} (from {found_on})")

    def send_forms(self) -> list[str]:
        """Send each form that was met once; return what went wrong."""
        forms = {
            press.shape: press
            for page in self.pages
            if page.url not in self._framed
            for press in presses_of(page)
        }
        wrong = []
        for (_, path, _fields), press in sorted(forms.items()):
            if path in NOT_SENT or path in NEEDS_SCRIPT:
                continue
            # As somebody would: the page is opened, and its form is sent.
            now = {
                one.shape: one for one in presses_of(self.visitor.get(press.found_on))
            }
            if press.shape not in now:
                continue
            answer = self.visitor.press(now[press.shape])
            told = f"{path} (from {press.found_on})"
            if answer.status == 404 or answer.status >= 500 or answer.status == 403:
                wrong.append(f"{answer.status} {told}")
            elif answer.html and not links_of(answer) and not presses_of(answer):
                wrong.append(f"dead end: {told}")
        self.sent = [path for _, path, _ in forms]
        return wrong


def signed_in(instance, email):
    """Return somebody who came by a link that signs in."""
    visitor = Visitor()
    answer = visitor.get(instance.run("login-link", email).strip())
    for press in presses_of(answer):
        answer = visitor.press(press)
    assert answer.status == 200, answer
    return visitor


class TestLinks:
    def test_lead_a_visitor_nowhere_wrong(self, own_instance):
        made = own_instance
        crawl = Crawl(
            Visitor(), [f"{made.platform}/", f"{made.site(SLUG)}/"], made.port
        )

        assert "\n".join(crawl.wrong) == ""
        assert {urlsplit(page.url).path for page in crawl.pages} >= {
            "/", "/start/", "/sign-in/", "/outbox/", "/about/", "/privacy/"
        }  # fmt: skip
        assert "\n".join(crawl.send_forms()) == ""
        assert {"/start/", "/sign-in/", "/_/join/"} <= set(crawl.sent)

    def test_lead_an_organiser_nowhere_wrong(self, own_instance):
        made = own_instance
        organiser = signed_in(made, "ines@calloway.example")
        enter = organiser.get(f"{made.platform}/campaigns/1/enter/")
        (come_in,) = (p for p in presses_of(enter) if p.action.endswith("/come-in/"))
        organiser.press(come_in)
        crawl = Crawl(organiser, [f"{made.panel(SLUG)}/", f"{made.platform}/campaigns/"], made.port)  # fmt: skip

        assert "\n".join(crawl.wrong) == ""
        assert {urlsplit(page.url).path for page in crawl.pages} >= {
            "/people/", "/people/new/", "/people/import/", "/website/", "/website/look/",
            "/settings/campaign/", "/jobs/", "/images/",
        }  # fmt: skip
        assert "\n".join(crawl.send_forms()) == ""
        assert {"/people/new/", "/people/import/", "/settings/campaign/", "/website/look/"} <= set(crawl.sent)  # fmt: skip

    def test_lead_an_operator_nowhere_wrong(self, own_instance):
        made = own_instance
        operator = signed_in(made, "operator@hustings.example")
        crawl = Crawl(operator, [f"{made.platform}/operators/"], made.port)

        assert "\n".join(crawl.wrong) == ""
        assert "\n".join(crawl.send_forms()) == ""
