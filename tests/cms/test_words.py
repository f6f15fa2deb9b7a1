import pytest
from django.utils import translation
from django.utils.translation import gettext

from tests.support import words


class TestWords:
    def test_are_compiled_from_what_is_written(self):
        assert (words.FOLDER / "django.mo").read_bytes() == words.compiled()

    @pytest.mark.parametrize("language", ["en", "en-gb", "en-us"])
    def test_stand_in_for_wagtails(self, language):
        with translation.override(language):
            assert gettext("Sorry, upload failed.") == (
                "It didn’t arrive. Choose it once more."
            )
            assert gettext("Add an image") == "Add a picture"
