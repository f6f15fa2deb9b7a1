"""Fixtures of the browser tests: a real instance, and pages that remember what went wrong."""

import os
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    expect,
    sync_playwright,
)

from tests.support.instance import RunningInstance, shared

CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP *.localhost 127.0.0.1",
]
# As long as Playwright waits for everything else: a form holds back for seconds by design.
expect.set_options(timeout=30_000)
# Reports of the content security policy, heard before any script of the page runs.
HEAR_REPORTS = """
document.addEventListener("securitypolicyviolation", (e) =>
  console.error(`CSP: ${e.violatedDirective} refused ${e.blockedURI || "inline"}`));
"""


@pytest.fixture(scope="session")
def instance() -> Iterator[RunningInstance]:
    """The instance of this run, the demo campaign in it."""
    run_id = os.environ.get("PYTEST_XDIST_TESTRUNUID", str(os.getpid()))
    with shared(run_id) as running:
        yield running


def watch(page: Page) -> list[str]:
    """Return what goes wrong on a page from now on, as it happens."""
    troubles: list[str] = []

    def heard(message: ConsoleMessage) -> None:
        if message.type == "error":
            troubles.append(f"console: {message.text}")

    def asked(url: str) -> None:
        host = urlsplit(url).hostname
        if host is not None and not host.endswith(".localhost"):
            troubles.append(f"off-site: {url}")

    page.on("console", heard)
    page.on("pageerror", lambda error: troubles.append(f"script: {error}"))
    page.on("request", lambda sent: asked(sent.url))
    return troubles


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for the worker's tests."""
    with sync_playwright() as playwright:
        made = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield made
        made.close()


class BrowserPages:
    """Makes pages of a width; each in a context of its own, without cookies."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._contexts: list[BrowserContext] = []

    def __call__(
        self, width: int = 1280, *, script: bool = True, dark: bool = False
    ) -> Page:
        """Return a new page; `page.troubles` lists what went wrong on it."""
        context = self._browser.new_context(
            viewport={"width": width, "height": 800 if width > 600 else 740},
            java_script_enabled=script,
            color_scheme="dark" if dark else "light",
            locale="en-GB",
        )
        self._contexts.append(context)
        page = context.new_page()
        if script:
            page.add_init_script(HEAR_REPORTS)
        page.troubles = watch(page)
        return page

    def close(self) -> None:
        """Close what was made."""
        for context in self._contexts:
            context.close()


@pytest.fixture
def browser_page(browser: Browser) -> Iterator[BrowserPages]:
    """Make pages: `browser_page(360)`."""
    pages = BrowserPages(browser)
    yield pages
    pages.close()
