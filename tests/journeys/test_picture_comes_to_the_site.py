import http.client
import io
from urllib.parse import urlsplit

import pytest
from PIL import Image, ImageDraw

from tests.journeys.test_newcomer_to_live_site import (
    give_imprint,
    start_campaign,
)
from tests.kernel.files import pictures as samples
from tests.support.editing import PREVIEW
from tests.support.pages import newest_code, sideways

pytestmark = pytest.mark.browser

TURNED_LEFT = 8
DECODED = "e => e.decode().then(() => [e.naturalWidth, e.naturalHeight])"


def harbour():
    """Return a photograph of a ferry that a phone took lying on its side."""
    drawn = Image.new("RGB", (1600, 1200), "#7fb6d9")
    pen = ImageDraw.Draw(drawn)
    pen.rectangle((0, 700, 1600, 1200), fill="#27566b")
    pen.polygon([(500, 700), (1100, 700), (1000, 860), (600, 860)], fill="#b5382a")
    exif = Image.Exif()
    exif[samples.ORIENTATION] = TURNED_LEFT
    exif[0x013B] = "CANARY-OWNER"
    out = io.BytesIO()
    drawn.rotate(-90, expand=True).save(out, format="JPEG", exif=exif)
    return out.getvalue()


def seen(page, where):
    """Return address and drawn size of each picture from the files host, once it is there."""
    found = page.locator(f"{where} img[src*='.files.']")
    found.first.wait_for()
    return [
        (
            one.get_attribute("src"),
            one.evaluate(DECODED),
        )
        for one in found.all()
    ]


def ask(instance, address):
    """Ask for an address as a stranger's program does."""
    parts = urlsplit(address)
    connection = http.client.HTTPConnection("127.0.0.1", instance.port, timeout=20)
    path = f"{parts.path}?{parts.query}" if parts.query else parts.path
    connection.request("GET", path, headers={"Host": parts.netloc})
    answer = connection.getresponse()
    return answer, answer.read()


def go_live(page, browser_page, instance, panel, owner):
    give_imprint(page, panel)
    code = newest_code(browser_page(1280), instance, owner)
    page.goto(f"{panel}/go-live/")
    page.fill("[name=code]", code)
    page.get_by_role("button", name="That’s the code").click()
    page.get_by_role("button", name="Go live now").click()
    page.get_by_role("heading", name="You’re live.").wait_for()


class TestPicture:
    def test_is_seen_in_the_panel_its_preview_and_by_everybody_once_live(
        self, browser_page, instance, pictures, tmp_path
    ):
        files = {
            "harbour.jpg": harbour(),
            "bomb.png": samples.bomb(50_000, 50_000),
            "page.jpg": b"<html><script>alert(1)</script>",
        }
        for name, raw in files.items():
            (tmp_path / name).write_bytes(raw)
        page = browser_page(1280)
        start_campaign(page, instance, "Harbour View", "harbour@example.org")
        page.get_by_text("Open the panel").click()
        page.wait_for_url("**manage**")
        panel = instance.panel("harbour-view")

        page.goto(f"{panel}/images/multiple/add/")
        page.set_input_files("input[type=file]", [tmp_path / name for name in files])
        page.get_by_text("This picture has more than 50 million pixels.").wait_for()
        page.get_by_text("This file isn’t a picture that can be used here.").wait_for()
        page.goto(f"{panel}/images/")
        ((thumbnail, size),) = seen(page, "main")
        assert size == [165, 123]

        page.goto(f"{panel}/pages/3/edit/")
        # Wagtail takes what it finds after two seconds for what was there before: a person is
        # slower, a test would change the page unnoticed and its preview would not follow.
        page.locator("form[data-w-unsaved-has-edits-value]").wait_for()
        page.get_by_role("button", name="Choose one").first.click()
        assert seen(page, ".modal") == [(thumbnail, size)]
        page.locator(".modal a:has(img)").first.click()
        page.locator(".modal").wait_for(state="hidden")
        page.locator("#page-edit-form img[src*='.files.']").wait_for()
        page.locator("[name$='-value-promise']").fill("Ferries at night.")
        preview = page.frame_locator(PREVIEW)
        preview.get_by_role("heading", name="Ferries at night.").wait_for()
        previewed = preview.locator("figure.photo img[src*='.files.']")
        previewed.wait_for(state="attached")
        assert previewed.evaluate(DECODED) == [1600, 1200]
        signed = previewed.get_attribute("src")
        page.get_by_role("button", name="Publish page").click()
        page.wait_for_url("**/website/")
        page.goto(f"{panel}/look/?path=/")
        assert seen(page, "figure.photo") == [(signed, [1600, 1200])]
        plain = signed.partition("?")[0]
        assert ask(instance, plain)[0].status == 404

        go_live(page, browser_page, instance, panel, "harbour@example.org")

        answer, body = ask(instance, plain)
        assert answer.status == 200
        assert answer.getheader("Set-Cookie") is None
        assert b"CANARY" not in body
        for width in (360, 1280):
            stranger = browser_page(width)
            stranger.goto(f"{instance.site('harbour-view')}/")
            assert seen(stranger, "figure.photo") == [(plain, [1600, 1200])]
            assert sideways(stranger) == 0
            stranger.screenshot(path=pictures / f"live-picture-{width}.png")
            assert stranger.context.cookies(plain) == []
            assert stranger.troubles == []
        assert page.troubles == []
