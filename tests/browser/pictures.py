"""
README's pictures, taken anew from a running product: `python -m tests.browser.pictures`.

Starts an instance of its own with the demo campaign, looks at it in Chromium, and writes
docs/pictures/, each picture with few enough colours to weigh at most 200 kB.
"""

import io
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from tests.support import instance as instances
from tests.support.browser_fixtures import ARGUMENTS, CHROMIUM
from tests.support.instance import RunningInstance

FOLDER = Path(__file__).resolve().parents[2] / "docs/pictures"
SLUG, OWNER = "calloway", "ines@calloway.example"
MOST_BYTES = 200_000
TALL = {1280: 800, 360: 740}


def small(png: bytes) -> bytes:
    """
    Return the picture in as many colours as its weight allows.

    :raises ValueError: if even the fewest weigh too much.
    """
    with Image.open(io.BytesIO(png)) as whole:
        for colors in (256, 128, 64, 32):
            made = io.BytesIO()
            few = whole.convert("RGB").quantize(colors, dither=Image.Dither.NONE)
            few.save(made, "PNG", optimize=True)
            if made.tell() <= MOST_BYTES:
                return made.getvalue()
    raise ValueError("This picture is too heavy in 32 colours.")


def _window(browser: Browser, width: int) -> Page:
    context = browser.new_context(
        viewport={"width": width, "height": TALL[width]},
        reduced_motion="reduce",
        locale="en-GB",
    )
    return context.new_page()


def _take(page: Page, name: str) -> None:
    page.wait_for_load_state("networkidle")
    picture = FOLDER / f"{name}.png"
    picture.write_bytes(small(page.screenshot()))
    print(f"{picture.name}: {picture.stat().st_size // 1000} kB")


def _site(instance: RunningInstance, browser: Browser) -> None:
    for width in TALL:
        page = _window(browser, width)
        page.goto(instance.site(SLUG))
        _take(page, f"site-{width}")
    page.fill("[name=email]", "sam@example.org")
    page.fill("[name=postcode]", "TM2 4AB")
    page.wait_for_timeout(1700)  # a person needs longer than the ticket's least age
    page.locator("form.join button").click()
    page.wait_for_url("**/_/thanks/**")
    _take(page, "thanks-360")


def _panel(instance: RunningInstance, browser: Browser) -> None:
    page = _window(browser, 1280)
    page.goto(instance.run("login-link", OWNER).strip())
    page.wait_for_url("**/campaigns/")
    page.get_by_role("link", name="Open its panel").click()
    page.wait_for_url("**manage**")
    _take(page, "panel-home-1280")
    page.goto(f"{instance.panel(SLUG)}/pages/3/edit/")
    preview = page.frame_locator("#w-preview-iframe")
    preview.get_by_role("heading").first.wait_for()
    page.wait_for_timeout(1500)  # the preview's pictures and fonts
    _take(page, "editor-1280")


def main() -> None:
    """Take them all."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="h-") as home, sync_playwright() as player:
        instance = instances.start(Path(home))
        try:
            browser = player.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
            _site(instance, browser)
            _panel(instance, browser)
            browser.close()
        finally:
            instances.stop(instance)


if __name__ == "__main__":
    main()
