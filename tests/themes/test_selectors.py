import pytest

from tests.themes.conftest import HOW
from themes import actions, selectors
from themes.models import Brand

pytestmark = pytest.mark.usefixtures("nation")


class TestCurrentBrand:
    def test_is_there_as_soon_as_it_was_set(self, brand):
        assert selectors.current_brand() == brand

    def test_raises_before(self):
        with pytest.raises(Brand.DoesNotExist):
            selectors.current_brand()


class TestThemeFiles:
    def test_are_all_of_the_theme_s_with_the_changed_ones_marked(self, brand):
        actions.save_theme_file(path="thanks", body="Mine", **HOW)

        changed = [file for file in selectors.theme_files() if file.is_changed]
        assert changed == [
            selectors.File(
                path="thanks", body="Mine", is_changed=True, is_unpublished=True
            )
        ]
        assert selectors.theme_file("layout").body.startswith("<!doctype html>")

    def test_tell_which_are_not_what_serves(self, brand):
        def told():
            file = selectors.theme_file("thanks")
            return file.is_changed, file.is_unpublished

        said = [told()]
        actions.save_theme_file(path="thanks", body="Mine", **HOW)
        said.append(told())
        actions.publish_theme(**HOW)
        said.append(told())
        actions.restore_theme_file(path="thanks", **HOW)
        said.append(told())
        actions.revert_theme(**HOW)
        said.append(told())

        assert said == [
            (False, False),
            (True, True),
            (True, False),
            (False, True),
            (False, False),
        ]

    def test_leave_a_draft_unpublished_once_it_is_taken_back(self, brand):
        actions.save_theme_file(path="thanks", body="Mine", **HOW)
        actions.publish_theme(**HOW)

        actions.revert_theme(**HOW)

        file = selectors.theme_file("thanks")
        assert (file.is_changed, file.is_unpublished) == (True, True)

    def test_have_no_other(self, brand):
        with pytest.raises(KeyError):
            selectors.theme_file("gone")


class TestStockThemes:
    def test_include_doorstep(self):
        assert "doorstep" in [theme.key for theme in selectors.stock_themes()]
