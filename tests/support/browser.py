"""A page of Debian's Chromium that writes down what went wrong on it."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Page, sync_playwright

CHROMIUM = "/usr/bin/chromium"
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP *.localhost 127.0.0.1",
]


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start a browser."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        try:
            yield browser
        finally:
            browser.close()


def watched(browser: Browser, *, width: int, **options: Any) -> Page:
    """Return a page in a context of its own; `page.troubles` lists what a person would not see."""
    context = browser.new_context(
        viewport={"width": width, "height": 900 if width > 700 else 780}, **options
    )
    return watch(context.new_page())


def watch(page: Page) -> Page:
    """Write down console errors, failed answers and requests to other places."""
    troubles: list[str] = []

    def asked(request: Any) -> None:
        host = urlsplit(request.url).hostname or ""
        if request.url.startswith("http") and not host.endswith("localhost"):
            troubles.append(f"off-site: {request.url}")

    page.on("request", asked)
    page.on("pageerror", lambda error: troubles.append(f"script: {error}"))
    page.on(
        "console",
        lambda said: (
            troubles.append(f"console: {said.text}") if said.type == "error" else None
        ),
    )
    page.troubles = troubles  # type: ignore[attr-defined]
    return page


def sideways(page: Page) -> int:
    """Return by how many pixels the page scrolls sideways."""
    return int(
        page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
    )
