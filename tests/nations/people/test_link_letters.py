"""One mailbox is one mailbox to the counters, however its address is written."""

import uuid

import pytest

from nations.people import link_letters
from tenants.context import in_nation


@pytest.fixture
def name():
    """A name no test wrote to before: counters outlive a test."""
    return uuid.uuid4().hex


class TestMailboxOf:
    @pytest.mark.parametrize(
        ("address", "mailbox"),
        [
            ("Ann@Example.org", "ann@example.org"),
            ("ann+news@example.org", "ann@example.org"),
            ("ann+a+b@example.org", "ann@example.org"),
            ("a.nn@example.org", "a.nn@example.org"),
            ("A.n.n+x@gmail.com", "ann@gmail.com"),
            ("a.nn@GoogleMail.com", "ann@gmail.com"),
            ("ann@mail.gmail.com", "ann@mail.gmail.com"),
            ("+ann@example.org", "+ann@example.org"),
        ],
    )
    def test_is_one_however_its_address_is_written(self, address, mailbox):
        assert link_letters.mailbox_of(address) == mailbox


@pytest.mark.usefixtures("nation")
class TestMayWriteTo:
    def test_counts_all_sub_addresses_as_their_mailbox(self, name):
        asked = [f"{name}@gmail.com", f"{name}+1@gmail.com", f"x.{name}@gmail.com"]
        asked += [f"{name[:3]}.{name[3:]}@googlemail.com"]

        written = [link_letters.may_write_to(one, name="confirm") for one in asked]

        assert written == [True, False, True, False]

    def test_counts_them_as_their_mailbox_over_all_campaigns(
        self, name, other_nation, monkeypatch
    ):
        monkeypatch.setattr(link_letters, "PER_RECIPIENT", 1)
        link_letters.may_write_to(f"{name}+1@example.org", name="confirm")

        with in_nation(other_nation):
            again = link_letters.may_write_to(f"{name}+2@example.org", name="confirm")

        assert again is False


@pytest.mark.usefixtures("nation")
class TestMayWriteHere:
    def test_writes_to_no_more_than_five_sub_addresses_of_a_mailbox_an_hour(self, name):
        asked = [f"{name}+{at}@example.org" for at in range(7)]

        written = [link_letters.may_write_here(one, name="leave") for one in asked]

        assert written == [True] * 5 + [False] * 2

    def test_leaves_the_mailbox_s_own_address_its_way_out(self, name):
        for at in range(6):
            link_letters.may_write_here(f"{name}+{at}@example.org", name="leave")

        assert link_letters.may_write_here(f"{name}@example.org", name="leave")

    def test_uses_up_nothing_by_addresses_that_nobody_has(self, name):
        for at in range(6):
            link_letters.may_write_here(
                f"{name}+{at}@example.org", name="leave", is_known=False
            )

        assert link_letters.may_write_here(f"{name}+x@example.org", name="leave")
