"""`platform/` is a source root and never a package (docs/adr/0001)."""

import importlib
import platform
import sysconfig
from pathlib import Path

import pytest
from django.conf import settings

from tests.support.walking import OUR_PACKAGES


class TestPlatform:
    def test_is_the_standard_librarys_module(self):
        assert Path(platform.__file__).parent == Path(sysconfig.get_path("stdlib"))

    def test_folder_holds_no_module_of_its_own(self):
        assert list((settings.REPOSITORY / "platform").glob("*.py")) == []


class TestOurPackages:
    @pytest.mark.parametrize("name", [*OUR_PACKAGES, "tests"])
    def test_lie_in_this_repository(self, name):
        found = Path(importlib.import_module(name).__file__).resolve()

        assert found.is_relative_to(settings.REPOSITORY)
        assert ".venv" not in found.parts
