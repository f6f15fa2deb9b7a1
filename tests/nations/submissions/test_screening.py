import uuid

import pytest

from nations.people import link_letters
from nations.submissions import screening
from nations.submissions.screening import Post, Suspicion
from tenants.context import in_nation
from tests.conftest import NOON

pytestmark = pytest.mark.usefixtures("nation")


def looked_at(address):
    post = Post(honeypot="", opened="", address=address, device_id=None)
    return screening.suspicion(post, NOON, number=1)


class TestLimits:
    def test_of_a_network_use_up_nothing_of_the_nations(self, monkeypatch):
        few = screening.Limits(per_device=20, per_address=2, per_nation=4)
        monkeypatch.setattr(screening, "PLAIN", few)
        noisy, others = uuid.uuid4().hex, [uuid.uuid4().hex for _ in range(3)]

        said = [looked_at(noisy) for _ in range(9)]

        assert said == [None, None, *[Suspicion.TOO_MANY] * 7]
        assert [looked_at(one) for one in others] == [None, None, Suspicion.TOO_MANY]


class TestLetters:
    def test_that_a_network_asks_for_too_often_leave_the_nations_alone(
        self, monkeypatch
    ):
        monkeypatch.setattr(link_letters, "PER_ADDRESS", 2)
        monkeypatch.setattr(link_letters, "PER_NATION", 3)
        noisy, other = uuid.uuid4().hex, uuid.uuid4().hex

        asked = [link_letters.may_write_from(noisy, name="leave") for _ in range(9)]

        assert asked == [True, True, *[False] * 7]
        assert link_letters.may_write_from(other, name="leave") is True

    def test_are_counted_for_a_network_over_all_campaigns(
        self, nation, other_nation, monkeypatch
    ):
        monkeypatch.setattr(link_letters, "PER_ADDRESS", 2)
        monkeypatch.setattr(link_letters, "PER_NETWORK", 3)
        noisy, other = uuid.uuid4().hex, uuid.uuid4().hex

        def ask(network):
            return link_letters.may_write_from(network, name="confirm")

        here = [ask(noisy) for _ in range(4)]
        with in_nation(other_nation):
            there = [ask(noisy) for _ in range(2)]
            quiet = ask(other)

        assert here == [True, True, False, False]
        assert there == [True, False]
        assert quiet is True

    def test_of_a_kind_leave_a_network_s_other_kinds_alone(self, monkeypatch):
        monkeypatch.setattr(link_letters, "PER_NETWORK", 1)
        noisy = uuid.uuid4().hex

        asked = [link_letters.may_write_from(noisy, name="confirm") for _ in range(2)]

        assert asked == [True, False]
        assert link_letters.may_write_from(noisy, name="leave") is True
