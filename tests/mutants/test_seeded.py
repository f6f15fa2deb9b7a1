"""The mutants still fit the code; whether they die is tried by `make mutants`."""

from collections import Counter

import pytest
from django.conf import settings

from tests.mutants.seeded import MUTANTS

ROOT = settings.REPOSITORY


class TestMutants:
    @pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.name)
    def test_stand_where_they_were_seeded(self, mutant):
        text = (ROOT / mutant.file).read_text(encoding="utf-8")

        assert text.count(mutant.old) == mutant.times, (
            f"{mutant.file} was rewritten: say the mistake anew in tests/mutants/seeded.py"
        )
        assert mutant.new != mutant.old

    @pytest.mark.parametrize("mutant", MUTANTS, ids=lambda mutant: mutant.name)
    def test_name_tests_that_are_there(self, mutant):
        for test in mutant.tests:
            if test.startswith("tests/"):
                path, *names = test.split("::")
                text = (ROOT / path).read_text(encoding="utf-8")
                assert all(name in text for name in names)

    def test_have_names_of_their_own(self):
        assert [
            n for n, times in Counter(m.name for m in MUTANTS).items() if times > 1
        ] == []
