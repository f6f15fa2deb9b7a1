import datetime as dt

import pytest

from kernel.mail import selectors
from kernel.mail.models import Message
from tests.conftest import NOON

HOUR = dt.timedelta(hours=1)


def finish(state, at):
    Message.objects.create(
        kind="x",
        to_address="a@example.org",
        state=state,
        written_at=at,
        next_try_at=at,
        handed_over_at=at,
    )


@pytest.mark.usefixtures("nation")
class TestHandedOver:
    def test_counts_a_days_letters_and_names_the_newest_ever(self):
        for ago in (HOUR, 2 * HOUR, 30 * HOUR):
            finish("SENT", NOON - ago)

        assert selectors.handed_over(at=NOON) == selectors.HandedOver(
            count=2, newest_at=NOON - HOUR
        )

    def test_counts_what_practice_mode_kept(self):
        finish("KEPT", NOON - HOUR)

        assert selectors.handed_over(at=NOON).count == 1

    @pytest.mark.parametrize("state", ["FAILED", "UNKNOWN"])
    def test_counts_none_that_was_refused_or_lost(self, state):
        finish("SENT", NOON - 2 * HOUR)
        finish(state, NOON - HOUR)

        assert selectors.handed_over(at=NOON) == selectors.HandedOver(
            count=1, newest_at=NOON - 2 * HOUR
        )
