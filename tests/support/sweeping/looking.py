"""The demo campaign made ready to be looked at, and one screen looked at."""

import dataclasses
import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, BrowserContext, Page

from tenants.hosts import Surface
from tests.support.browser_fixtures import HEAR_REPORTS, watch
from tests.support.instance import RunningInstance
from tests.support.sweeping.excused import CLIPPED, RULES, SMALL
from tests.support.sweeping.screens import Looker, Screen, address

CHECKS = (Path(__file__).parent / "checks.js").read_text()
# Letters with marks and a third more of them: what a translation does to a screen.
PSEUDO = """() => {
  const marked = {a:"á",e:"ë",i:"î",o:"ö",u:"ů",A:"Å",E:"Ê",I:"Ï",O:"Ø",U:"Ü",n:"ñ",c:"ç",s:"š",y:"ý"};
  const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const nodes = [];
  while (words.nextNode()) nodes.push(words.currentNode);
  for (const node of nodes) {
    const said = node.data.trim();
    if (!/[a-z]{2}/i.test(said) || node.parentElement.closest("script,style,svg,textarea,[data-raw]")) continue;
    node.data = node.data.replace(/[a-z]/gi, (letter) => marked[letter] || letter) + " ~ö".repeat(Math.ceil(said.length / 9));
  }
}"""
RIGHT_TO_LEFT = "() => { document.documentElement.dir = 'rtl' }"
SLUG = "calloway"
ACCOUNTS = {
    Looker.ORGANISER: "ines@calloway.example",
    Looker.OPERATOR: "operator@hustings.example",
}
LIST = "Name,Email,Tags\nAda Abara,ada.abara@example.org,bus\nBad,not an email,\n"
# What Chromium says of a page that was answered with a refusal.
REFUSAL = "console: Failed to load resource: the server responded with a status of 4"


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class Window:
    """How it is looked at; `change` is a script that changes the page first."""

    width: int = 360
    dark: bool = False
    script: bool = True
    change: str = ""


class Stage:
    """An instance with somebody of each kind signed in, and the ids of what its demo holds."""

    def __init__(self, instance: RunningInstance, browser: Browser) -> None:
        self.instance, self._browser = instance, browser
        self._pages: dict[tuple[Looker, Window], Page] = {}
        self._contexts: list[BrowserContext] = []
        self._states: dict[Looker, Any] = {
            Looker.VISITOR: None,
            Looker.NEWCOMER: self._asked_for_a_code(),
        }
        for looker in ACCOUNTS:
            self._states[looker] = self._signed_in(looker)
        self._states[Looker.SUPPORTER] = self._joined()
        self.ids = self._ids()

    def host(self, surface: Surface) -> str:
        """Return the address of a host of the demo's."""
        made = self.instance
        return {
            Surface.PLATFORM: made.platform,
            Surface.PANEL: made.panel(SLUG),
            Surface.SITE: made.site(SLUG),
        }[surface]

    def page(self, looker: Looker, window: Window) -> Page:
        """Return a window of somebody's; it is used again, so that its files are kept."""
        page = self._pages.get((looker, window))
        if page is None:
            page = self._pages[looker, window] = self._opened(looker, window)
        page.troubles.clear()
        return page

    def fresh(self, looker: Looker, window: Window) -> Page:
        """Return a window nobody used and nobody uses again: what is kept in it stays in it."""
        return self._opened(looker, window)

    def _opened(self, looker: Looker, window: Window) -> Page:
        context = self._browser.new_context(
            viewport={"width": window.width, "height": 800 if window.width > 600 else 740},
            java_script_enabled=window.script,
            color_scheme="dark" if window.dark else "light",
            reduced_motion="reduce",
            locale="en-GB",
            storage_state=self._states[looker],
        )  # fmt: skip
        self._contexts.append(context)
        page = context.new_page()
        page.add_init_script(HEAR_REPORTS)
        # Leaving an editor that was never typed into asks nothing; one that asks is a finding.
        page.on("dialog", lambda asks: asks.accept())
        page.troubles = watch(page)
        return page

    def close(self) -> None:
        """Close every window."""
        for context in self._contexts:
            context.close()

    def look(self, screen: Screen, looker: Looker, window: Window) -> Page:
        """Open a screen; return its page, come to rest."""
        page = self.page(looker, window)
        page.goto(self.host(screen.surface) + address(screen, self.ids))
        page.wait_for_load_state("networkidle")
        if window.change:
            page.evaluate(window.change)
        return page

    # --- Making it ready ----------------------------------------------------------------

    def _signed_in(self, looker: Looker) -> Any:
        context = self._browser.new_context(locale="en-GB")
        page = context.new_page()
        page.goto(self.instance.run("login-link", ACCOUNTS[looker]).strip())
        # Operators arrive where they work.
        arrives = "operators" if looker is Looker.OPERATOR else "campaigns"
        page.wait_for_url(f"**/{arrives}/")
        if looker is Looker.ORGANISER:
            page.get_by_role("link", name="Open its panel").click()
            page.wait_for_url("**manage**")
        state = context.storage_state()
        context.close()
        return state

    def _asked_for_a_code(self) -> Any:
        context = self._browser.new_context(locale="en-GB")
        page = context.new_page()
        page.goto(f"{self.instance.platform}/sign-in/")
        page.get_by_role("textbox").fill(ACCOUNTS[Looker.ORGANISER])
        page.get_by_role("button", name="Send the code").click()
        page.wait_for_url("**/sign-in/code/")
        state = context.storage_state()
        context.close()
        return state

    def _joined(self) -> Any:
        context = self._browser.new_context(locale="en-GB")
        page = context.new_page()
        page.goto(self.instance.site(SLUG))
        page.fill("[name=email]", "swept@example.org")
        page.fill("[name=postcode]", "TM2 4AB")
        page.wait_for_timeout(1700)  # a person needs longer than the ticket's least age
        page.locator("form.join button").click()
        page.wait_for_url("**/_/thanks/**")
        state = context.storage_state()
        context.close()
        return state

    def _letter_to_a_supporter(self, page: Page, panel: str) -> str:
        visitor = self.page(Looker.VISITOR, Window(width=1280))
        visitor.goto(f"{self.instance.site(SLUG)}/_/leave/")
        visitor.get_by_role("textbox").fill("ada.abara@example.org")
        visitor.get_by_role("button", name="Send me the letter").click()
        visitor.get_by_role("heading", name="Look in your email").wait_for()
        page.goto(f"{panel}/outbox/")
        opener = page.locator(".card a.opener").first
        return _number(opener.get_attribute("href") or "")

    def _ids(self) -> Mapping[str, str]:
        panel = self.host(Surface.PANEL)
        page = self.page(Looker.ORGANISER, Window(width=1280))
        page.goto(f"{panel}/people/import/")
        page.fill("[name=pasted]", LIST)
        page.get_by_role("button", name="Read it").click()
        page.check("[value=NONE]")
        # The answer brings the button anew.
        page.locator("#choices:not(.htmx-request)").wait_for()
        page.locator("main .main-button").click()
        # Where this is the first screen, the worker still starts.
        page.get_by_role("heading", name="They’re in").wait_for(timeout=120_000)
        imported = _number(page.url)
        page.goto(f"{panel}/people/?q=abara")
        person = _number(
            page.locator("table.people a").first.get_attribute("href") or ""
        )
        operators = self.page(Looker.OPERATOR, Window(width=1280))
        operators.goto(f"{self.instance.platform}/operators/?q={SLUG}")
        card = operators.locator("main a[href*='/operators/']").first
        number = _number(card.get_attribute("href") or "")
        page.goto(f"{self.instance.platform}/outbox/")
        letters = page.locator("h2 a")
        letter = (letters.first.get_attribute("href") or "") if letters.count() else "1"
        return {
            f"{Surface.PANEL}.pk": self._letter_to_a_supporter(page, panel),
            "person_id": person,
            "import_id": imported,
            "number": number,
            "pk": _number(letter),
            "name": "layout",
        }


def _number(url: str) -> str:
    return re.findall(r"\d+", url.partition(".localhost")[2] or url)[-1]


def wrong_with(page: Page, *, refused: bool = False) -> list[str]:
    """Return everything that is wrong with the page that is shown."""
    excused = {"clipped": list(CLIPPED), "small": list(SMALL)}
    found = [
        trouble
        for trouble in page.troubles
        if not (refused and trouble.startswith(REFUSAL))
    ]
    found += page.evaluate(CHECKS, excused)
    return found + axe_of(page)


def axe_of(page: Page) -> list[str]:
    """Return axe's serious and critical findings, each with the first elements it is about."""
    page.evaluate(AXE_SCRIPT)
    options = json.dumps(
        {"resultTypes": ["violations"], "rules": {r: {"enabled": False} for r in RULES}}
    )
    answer = page.evaluate(f"axe.run({options}).then((all) => all.violations)")
    return [
        f"axe {one['impact']} {one['id']}: "
        + " | ".join(node["html"][:160] for node in one["nodes"][:3])
        for one in answer
        if one["impact"] in {"serious", "critical"}
    ]
