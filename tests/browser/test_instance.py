import pytest

from tests.support.browser import watched

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]


class TestInstance:
    def test_serves_the_platform_and_a_new_campaign(self, instance, browser):
        opened = instance.run(
            "nation", "open", "--name", "Instance Proof", "--slug", "instance-proof",
            "--owner-email", "owner@example.org", "--country", "GB",
        )  # fmt: skip
        page = watched(browser, width=360)

        front = page.goto(f"{instance.platform}/")
        closed = page.goto(f"{instance.site('instance-proof')}/")

        assert opened.stdout.splitlines() == [
            f"{instance.site('instance-proof')}/",
            f"{instance.panel('instance-proof')}/",
        ]
        assert (front.status, closed.status) == (200, 200)
        assert "isn’t open yet" in page.inner_text("body")
        assert page.troubles == []

    def test_says_what_went_wrong_on_a_page(self, instance, browser):
        page = watched(browser, width=1280)
        page.goto(f"{instance.platform}/")
        page.evaluate("console.error('A trouble of the test')")
        page.evaluate("fetch('http://elsewhere.invalid/').catch(() => 0)")
        page.wait_for_function("true")

        told = "\n".join(page.troubles)
        assert "console: A trouble of the test" in told
        assert "http://elsewhere.invalid" in told
        assert "Content Security Policy" in told
