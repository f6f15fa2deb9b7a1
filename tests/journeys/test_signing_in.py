import base64
import hashlib
import hmac
import time

import pytest

from tests.support.pages import newest_code, open_nation, sideways

pytestmark = pytest.mark.browser


def give_authenticator(page):
    """Plug in a virtual security key with a fingerprint (WebAuthn Level 3, section 11)."""
    devtools = page.context.new_cdp_session(page)
    devtools.send("WebAuthn.enable")
    devtools.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "transport": "internal",
                "hasResidentKey": True,
                "hasUserVerification": True,
                "isUserVerified": True,
                "automaticPresenceSimulation": True,
            }
        },
    )


def sign_in_by_code(page, instance, browser_page, email):
    """Sign in as the reader of a mailbox, which proves the address."""
    page.goto(f"{instance.platform}/sign-in/?next=/campaigns/")
    page.fill("[name=email]", email)
    page.get_by_role("button", name="Send the code").click()
    page.get_by_label("Your code").wait_for()
    code = newest_code(browser_page(1280), instance, email)
    page.get_by_label("Your code").fill(code)
    page.get_by_role("button").filter(has_text="Sign in").click()
    page.wait_for_url(f"{instance.platform}/campaigns/")


def digits_of(secret):
    """Return what an authenticator app shows now (RFC 6238: SHA-1, 30 s, six digits)."""
    key = base64.b32decode(secret + "=" * (-len(secret) % 8))
    counter = int(time.time() // 30).to_bytes(8, "big")
    digest = hmac.new(key, counter, hashlib.sha1).digest()
    at = digest[-1] & 15
    number = int.from_bytes(digest[at : at + 4], "big") & 0x7FFFFFFF
    return f"{number % 1_000_000:06d}"


class TestWaitingForACode:
    def test_can_be_given_up_for_another_address(self, browser_page, instance):
        page = browser_page(360)
        page.goto(f"{instance.platform}/sign-in/")
        page.get_by_role("textbox").fill("slip@example.org")
        page.get_by_role("button", name="Send the code").click()
        page.wait_for_url("**/sign-in/code/")

        page.get_by_role("button", name="Use another address").click()

        page.wait_for_url("**/sign-in/")
        assert page.get_by_role("textbox").input_value() == ""
        assert page.get_by_role("button", name="Send the code").is_visible()


class TestSigningIn:
    @pytest.mark.feature("PRV-8")
    def test_takes_a_passkey_until_it_is_removed(self, browser_page, instance):
        open_nation(instance, "Lamp Row", "lamprow", "lamp@example.org")
        page = browser_page(360)
        give_authenticator(page)
        sign_in_by_code(page, instance, browser_page, "lamp@example.org")
        page.goto(f"{instance.platform}/account/")
        page.get_by_role("link", name="Add a passkey").click()
        page.fill("[name=name]", "My phone")
        page.get_by_role("button", name="Add a passkey").click()
        page.get_by_role("heading", name="My phone").wait_for()
        page.get_by_role("button", name="Sign out").click()

        page.goto(f"{instance.platform}/sign-in/?next=/campaigns/")
        page.get_by_role("button", name="Use a passkey").click()

        page.wait_for_url(f"{instance.platform}/campaigns/")
        assert "Lamp Row" in page.inner_text("main")

        page.goto(f"{instance.platform}/account/")
        page.get_by_role("link", name="Remove").click()
        page.get_by_role("heading", name="Is it still you?").wait_for()
        page.get_by_role("button", name="Use a passkey").click()
        page.get_by_role("button", name="Remove this passkey").click()
        page.get_by_role("heading", name="How you sign in").wait_for()
        assert page.get_by_role("heading", name="My phone").count() == 0
        page.get_by_role("button", name="Sign out").click()
        page.goto(f"{instance.platform}/sign-in/?next=/campaigns/")
        page.get_by_role("button", name="Use a passkey").click()
        page.get_by_text("That passkey isn’t known here any more.").wait_for()
        page.goto(f"{instance.platform}/campaigns/")
        assert page.url == f"{instance.platform}/sign-in/?next=/campaigns/"
        assert page.troubles == []

    @pytest.mark.feature("PRV-8")
    def test_takes_the_newest_code_once(self, browser_page, instance):
        open_nation(instance, "Kiln Bank", "kilnbank", "kiln@example.org")
        page = browser_page(360)

        page.goto(f"{instance.platform}/sign-in/?next=/campaigns/")
        page.fill("[name=email]", "kiln@example.org")
        page.get_by_role("button", name="Send the code").click()
        page.get_by_label("Your code").wait_for()
        code = newest_code(browser_page(1280), instance, "kiln@example.org")
        page.get_by_label("Your code").fill("000 000")
        page.get_by_role("button").filter(has_text="Sign in").click()
        page.locator(".error").first.wait_for()
        page.get_by_label("Your code").fill(code)
        page.get_by_role("button").filter(has_text="Sign in").click()

        page.wait_for_url(f"{instance.platform}/campaigns/")
        assert "Kiln Bank" in page.inner_text("main")
        assert page.troubles == []

    @pytest.mark.feature("PRV-8")
    def test_asks_for_the_app_after_the_code_once_there_is_one(
        self, browser_page, instance, pictures
    ):
        open_nation(instance, "Weir Row", "weirlane", "weirlane@example.org")
        page = browser_page(360)
        page.goto(instance.run("login-link", "weirlane@example.org").strip())
        page.wait_for_url(f"{instance.platform}/campaigns/")
        page.goto(f"{instance.platform}/account/")
        assert page.get_by_role("link", name="Add an app").count() == 0
        assert sideways(page) == 0
        page.screenshot(path=pictures / "prove-address-360.png", full_page=True)
        page.get_by_role("button", name="Send the code").click()
        page.get_by_text("The code is on its way.").wait_for()
        code = newest_code(browser_page(1280), instance, "weirlane@example.org")
        page.get_by_label("Your code").fill(code)
        page.get_by_role("button", name="That’s the code").click()
        page.get_by_role("link", name="Add an app").click()
        secret = page.locator("code").inner_text()
        assert sideways(page) == 0
        page.screenshot(path=pictures / "add-app-360.png", full_page=True)
        page.fill("[name=code]", digits_of(secret))
        page.get_by_role("button", name="Add the app").click()
        page.get_by_role("heading", name="Authenticator app").wait_for()
        page.get_by_role("button", name="Sign out").click()

        page.goto(f"{instance.platform}/sign-in/?next=/campaigns/")
        page.fill("[name=email]", "weirlane@example.org")
        page.get_by_role("button", name="Send the code").click()
        page.get_by_label("Your code").wait_for()
        code = newest_code(browser_page(1280), instance, "weirlane@example.org")
        page.get_by_label("Your code").fill(code)
        page.get_by_role("button").filter(has_text="Sign in").click()
        page.get_by_role("heading", name="One more thing").wait_for()
        page.screenshot(path=pictures / "second-factor-360.png", full_page=True)
        page.goto(f"{instance.platform}/campaigns/")
        assert page.url == f"{instance.platform}/account/authenticate/"
