import datetime as dt

import pytest
import time_machine

from cms.templatetags.panel import ago, changed_when
from tenants.context import in_nation
from tests.conftest import NOON
from tests.support.nations import nation_of


@pytest.fixture
def springfield(db):
    return nation_of("springfield")


class TestChangedWhen:
    @pytest.mark.parametrize(
        ("gone", "alone", "said"),
        [
            (dt.timedelta(seconds=59), "now", "Changed just now"),
            (dt.timedelta(minutes=5), "5 min", "Changed 5 min ago"),
            (dt.timedelta(hours=2), "2 h", "Changed 2 h ago"),
            (dt.timedelta(days=1), "yesterday", "Changed yesterday"),
        ],
    )
    def test_is_a_sentence_and_a_column_stays_short(
        self, springfield, gone, alone, said
    ):
        with in_nation(springfield), time_machine.travel(NOON, tick=False):
            assert ago(NOON - gone) == alone
            assert changed_when(NOON - gone) == said

    def test_names_the_day_of_an_earlier_week(self, springfield):
        long_ago = NOON - dt.timedelta(days=20)

        with in_nation(springfield), time_machine.travel(NOON, tick=False):
            assert changed_when(long_ago) == f"Changed on {ago(long_ago)}"
            assert ago(long_ago)[0].isdigit()
