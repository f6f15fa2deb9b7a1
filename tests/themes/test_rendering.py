import logging

import pytest

from tests.conftest import NOON
from themes import join_form, rendering
from themes.engine.environment import TemplateTrouble
from themes.models import ThemeVersion
from themes.sample_context import SAMPLE
from themes.stock_themes import stock_theme

pytestmark = pytest.mark.usefixtures("brand")

ENDLESS = "{% for i in (1..5000) %}{% endfor %}" * 1000
PAGE = "pages_show_basic"

HIDDEN_YES = (
    '<form method="post" action="/_/join/">{{ form.consent_sentence }}'
    '<input type="hidden" name="email_consent" value="1"></form>'
)
ASKS = (
    '<form method="post" action="{{ form.action }}"><label>'
    '<input type="checkbox" name="email_consent" value="1"'
    "{% if form.consent_is_given %} checked{% endif %}>"
    "{{ form.consent_sentence }}</label></form>"
)


def publish(number, body, *, path=PAGE, digest=None):
    return ThemeVersion.objects.create(
        number=number,
        theme="doorstep",
        files={path: body, "layout": "[{{ content }}]"},
        digest=digest or f"digest-{number}",
        published_at=NOON,
    )


class TestRender:
    def test_serves_the_stock_theme_where_nothing_was_published(self):
        rendered = rendering.render("pages_show_home", SAMPLE)

        assert rendered.html.startswith("<!doctype html>")
        assert not rendered.fell_back

    @pytest.mark.parametrize(
        "page",
        [
            path
            for path in stock_theme("doorstep").files
            if not path.startswith("_") and path != "layout"
        ],
    )
    def test_renders_every_page_of_the_stock_theme(self, page):
        assert "</html>" in rendering.render(page, SAMPLE).html

    def test_serves_what_was_published_inside_its_own_layout(self):
        publish(1, "one {{ site.name }}")

        assert rendering.render(PAGE, SAMPLE) == rendering.Rendered(
            html="[one Ward 7]", fell_back=False
        )

    def test_serves_the_newest_version(self):
        publish(1, "one")
        publish(2, "two")

        assert rendering.render(PAGE, SAMPLE).html == "[two]"

    @pytest.mark.parametrize(
        "broken",
        ["{{ never closed", "{% nonsense %}", "{{ 1 | divided_by: 0 }}", ENDLESS],
    )
    def test_falls_back_to_the_version_before(self, broken):
        publish(1, "one")
        publish(2, broken)

        assert rendering.render(PAGE, SAMPLE) == rendering.Rendered(
            html="[one]", fell_back=True
        )

    def test_falls_back_to_the_stock_theme_in_the_end(self):
        publish(1, "{{ broken")
        publish(2, "{% broken %}")

        rendered = rendering.render(PAGE, SAMPLE)

        assert rendered.html.startswith("<!doctype html>")
        assert rendered.fell_back

    def test_falls_back_where_the_layout_is_what_broke(self):
        ThemeVersion.objects.create(
            number=1,
            theme="doorstep",
            files={"layout": "{{ broken"},
            digest="d",
            published_at=NOON,
        )

        assert rendering.render(PAGE, SAMPLE).fell_back

    @pytest.mark.parametrize("given", [SAMPLE["form"], None], ids=["form", "no form"])
    def test_falls_back_where_a_yes_nobody_gave_would_be_taken(self, given):
        publish(1, "one")
        publish(2, HIDDEN_YES)

        rendered = rendering.render(PAGE, {**SAMPLE, "form": given})

        assert rendered == rendering.Rendered(html="[one]", fell_back=True)

    def test_falls_back_where_the_layout_takes_it(self):
        version = publish(1, "one")
        version.files["layout"] = HIDDEN_YES
        version.save()

        assert rendering.render(PAGE, SAMPLE).fell_back

    def test_serves_a_form_to_join_of_its_own_that_asks(self):
        publish(1, ASKS)
        own = {**SAMPLE["form"], "consent_sentence": "Email me about R&D’s “Ward”."}

        rendered = rendering.render(PAGE, {**SAMPLE, "form": own})

        assert not rendered.fell_back
        assert "R&amp;D’s" in rendered.html

    def test_serves_a_box_that_they_ticked_before_as_they_left_it(self):
        publish(1, ASKS)
        own = {**SAMPLE["form"], "consent_is_given": True}

        rendered = rendering.render(PAGE, {**SAMPLE, "form": own})

        assert not rendered.fell_back
        assert " checked>" in rendered.html

    def test_looks_at_nothing_of_the_stock_theme(self, monkeypatch):
        looked = []
        monkeypatch.setattr(
            join_form, "require_honest", lambda html, **_: looked.append(html)
        )
        rendering.render(PAGE, SAMPLE)
        assert looked == []

        publish(1, "one")
        rendering.render(PAGE, SAMPLE)

        assert looked == ["[one]"]

    def test_says_so_in_the_log_once(self, caplog):
        publish(1, "{% broken %}")

        with caplog.at_level(logging.WARNING, logger="themes.rendering"):
            rendering.render(PAGE, SAMPLE)
            rendering.render(PAGE, SAMPLE)

        assert len(caplog.records) == 1
        assert (
            "pages_show_basic, line 1, column 4: unexpected tag 'broken'."
            in caplog.text
        )

    def test_goes_on_serving_other_pages_of_a_version_that_broke_on_one(self):
        publish(1, "{% broken %}")
        rendering.render(PAGE, SAMPLE)

        html = rendering.render("thanks", SAMPLE).html

        assert html.startswith("[")

    def test_shows_no_nation_what_another_published(self, other_nation):
        from tenants.context import in_nation
        from tests.themes.conftest import HOW
        from themes import actions

        publish(1, "ours", digest="the same")
        assert rendering.render(PAGE, SAMPLE).html == "[ours]"

        with in_nation(other_nation):
            actions.set_brand(name="Other", kind="CANDIDATE", country="GB", **HOW)
            publish(1, "theirs", digest="the same")
            html = rendering.render(PAGE, SAMPLE).html

        assert html == "[theirs]"

    def test_is_trouble_where_no_theme_has_the_page(self):
        with pytest.raises(TemplateTrouble) as trouble:
            rendering.render("pages_show_nothing", SAMPLE)

        assert trouble.value.path == "pages_show_nothing"

    def test_writes_numbers_as_the_page_s_language_does(self):
        publish(1, "{{ 1234 | number }}")
        context = {**SAMPLE, "site": {**SAMPLE["site"], "language": "de-de"}}

        assert rendering.render(PAGE, context).html == "[1.234]"


class TestParsedThemes:
    def test_of_a_campaign_are_its_two_newest(self):
        for number in (1, 2, 3):
            publish(number, f"version {number}")
            rendering.render(PAGE, SAMPLE)

        digests = [digest for _schema, digest in rendering._kept]
        assert digests == ["digest-2", "digest-3"]

    def test_are_let_go_of_by_what_their_sources_weigh(self, monkeypatch):
        monkeypatch.setattr(rendering, "_MOST_SOURCE", 30_000)
        rendering.render(PAGE, SAMPLE)
        assert list(rendering._kept) == [("", "doorstep")]

        publish(1, "x" * 15_000)
        assert rendering.render(PAGE, SAMPLE).html == f"[{'x' * 15_000}]"

        assert [digest for _schema, digest in rendering._kept] == ["digest-1"]


class TestLastTrouble:
    def test_is_what_broke_on_a_page(self):
        version = publish(1, HIDDEN_YES, digest="told")

        rendering.render(PAGE, SAMPLE)

        assert rendering.last_trouble(version) == (
            f"pages_show_basic: {join_form.NO_EMPTY_BOX}."
        )

    def test_names_the_file_that_broke(self):
        version = publish(1, "{% include 'hero' %}", digest="told-of-a-part")
        version.files["_hero"] = "\n{{ 1 | divided_by: 0 }}"
        version.save()

        rendering.render(PAGE, SAMPLE)

        assert rendering.last_trouble(version) == (
            "_hero, line 2, column 8: divided_by: can't divide by 0."
        )

    def test_is_nothing_where_nothing_did(self):
        version = publish(1, "one", digest="untold")

        rendering.render(PAGE, SAMPLE)

        assert rendering.last_trouble(version) == ""
