import re

import pytest

from tests.themes.conftest import HOW
from themes import actions
from themes.actions import BrandChange
from themes.engine.environment import TemplateTrouble
from themes.mail import render_mail, render_platform_mail

HOSTILE = "<script>alert(1)</script> & {{ 7 | times: 7 }}"


@pytest.fixture
def promoted(brand):
    change = BrandChange(imprint_name="Priya Nair", imprint_address="4 Ropewalk")
    return actions.change_brand(change=change, **HOW)


class TestRenderPlatformMail:
    def test_says_the_code(self):
        letter = render_platform_mail(
            subject="Your code", template="code", context={"code": "123 456"}
        )

        assert letter.text.startswith("Your code is 123 456\n")
        assert ">123 456</p>" in letter.html

    def test_wears_the_platform_s_colours_and_no_imprint(self):
        html = render_platform_mail(
            subject="s", template="code", context={"code": "1"}
        ).html

        assert set(re.findall(r"#[0-9A-F]{6}", html)) == {
            "#17211E",
            "#FBF9F4",
            "#93481A",
        }
        assert "Promoted" not in html

    def test_is_one_line_of_subject_whatever_was_typed(self):
        letter = render_platform_mail(
            subject="Hello\r\nBcc: all@x.example",
            template="code",
            context={"code": "1"},
        )

        assert letter.subject == "Hello Bcc: all@x.example"

    def test_is_trouble_without_a_template(self):
        with pytest.raises(TemplateTrouble):
            render_platform_mail(subject="s", template="gone", context={})


class TestRenderMail:
    def test_carries_the_imprint_in_both_forms(self, promoted):
        letter = render_mail(
            subject="s",
            template="letter",
            context={"paragraphs": ["Hello."]},
            brand=promoted,
        )

        imprint = (
            "Promoted by Priya Nair of 4 Ropewalk"
            " on behalf of Ines Calloway of the same address."
        )
        assert letter.text == f"Hello.\n\n-- \n{imprint}\n"
        assert imprint in letter.html

    def test_wears_the_campaign_s_colours(self, promoted):
        letter = render_mail(
            subject="s",
            template="letter",
            context={
                "paragraphs": [],
                "button": "Join",
                "button_url": "https://x.example",
            },
            brand=promoted,
        )

        light = promoted.palette["light"]
        assert f"background:{light['brand-strong']}" in letter.html
        assert "Join: https://x.example" in letter.text

    def test_shows_what_people_typed_as_they_typed_it(self, promoted):
        letter = render_mail(
            subject=HOSTILE,
            template="letter",
            context={"paragraphs": [HOSTILE]},
            brand=promoted,
        )

        assert letter.subject == HOSTILE
        assert letter.text.startswith(f"{HOSTILE}\n")
        assert "<script" not in letter.html
        assert (
            "&lt;script&gt;alert(1)&lt;/script&gt; &amp; {{ 7 | times: 7 }}"
            in letter.html
        )

    def test_leaves_no_line_for_an_imprint_that_was_not_given(self, brand):
        letter = render_mail(
            subject="s", template="letter", context={"paragraphs": ["Hi."]}, brand=brand
        )

        assert letter.text == "Hi.\n"
