import logging

import pytest

from tests.conftest import NOON
from themes import rendering
from themes.engine.environment import TemplateTrouble
from themes.models import ThemeVersion
from themes.sample_context import SAMPLE
from themes.stock_themes import stock_theme

pytestmark = pytest.mark.usefixtures("brand")

ENDLESS = "{% for i in (1..5000) %}{% endfor %}" * 1000
PAGE = "pages_show_basic"


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
