import pytest

from cms import site_context
from controlplane.console import phone_preview
from tenants.models import Kind
from themes.engine.environment import check, environment
from themes.rendering import render_with
from themes.sample_context import SAMPLE
from themes.stock_themes import stock_theme

THEME = stock_theme("doorstep")
PAGES = [name for name in THEME.files if not name.startswith("_") and name != "layout"]


class TestStockTheme:
    @pytest.mark.parametrize("path", THEME.files)
    def test_every_file_passes_the_engines_own_check(self, path):
        check(THEME.files[path], path, THEME.files)

    @pytest.mark.parametrize("path", PAGES)
    def test_every_page_renders_with_the_words_themes_are_tried_with(self, path):
        html = render_with(environment(THEME.files), path, SAMPLE)

        assert "</html>" in html
        assert "Promoted by A of B on behalf of C." in html


class TestPhonePreview:
    def test_wears_the_typed_name_over_a_dark_street(self):
        html = phone_preview.html_of("Ward <7>", Kind.CANDIDATE)

        assert "<b>Ward &lt;7&gt;</b>" in html
        assert 'class="street-narrow"' in html
        assert 'class="newest"' not in html


class TestSitePictures:
    def test_the_first_supporter_lights_the_first_window(self, nation):
        before, after = (site_context.street_pictures(nation, n) for n in (0, 1))

        assert 'class="newest"' not in before["street_wide"]
        assert after["street_wide"].count('class="newest"') == 1

    def test_the_close_up_says_yours(self, nation):
        assert ">yours</text>" in site_context.close_up(nation, 1)
