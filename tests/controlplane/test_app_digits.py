"""The digits of an authenticator app, at the clock's steps of half a minute."""

import datetime as dt

import pytest
import time_machine
from allauth.mfa.totp.internal import auth

from tests.conftest import NOON

SECRET = "JBSWY3DPEHPK3PXP"
STEP = dt.timedelta(seconds=30)


@pytest.mark.parametrize(
    ("steps_ago", "counts"),
    [
        pytest.param(2, False, id="older"),
        pytest.param(1, True, id="changed while typed"),
        pytest.param(0, True, id="shown now"),
        pytest.param(-1, True, id="a phone that is fast"),
        pytest.param(-2, False, id="later"),
    ],
)
def test_count_one_step_before_and_after(steps_ago, counts):
    at = NOON - steps_ago * STEP
    digits = auth.format_hotp_value(auth.hotp_value(SECRET, int(at.timestamp()) // 30))

    with time_machine.travel(NOON, tick=False):
        assert auth.validate_totp_code(SECRET, digits) is counts
