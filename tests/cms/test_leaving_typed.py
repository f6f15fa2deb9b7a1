"""A device that only typed an address leaves for it, and its owner is told."""

import re

import pytest

from nations.consents.leaving import PUT_BACK, WayBack
from nations.consents.selectors import has_consent
from nations.people.models import Email, Person
from tenants import signing
from tenants.context import in_nation
from tests.conftest import NOON
from tests.support.leaving import (
    SENTENCE,
    joined,
    ledger,
    letters_of,
    link_for,
    person_at,
    press,
    site,
)


def way_back_of(email):
    """Type an address on a fresh device, leave, and return the token on the page."""
    browser = site()
    browser.post("/_/join/", {"email": email})
    html = browser.post("/_/leave/").content.decode()
    return re.search(r'name="for" value="([^"]+)"', html)[1]


class TestADeviceThatOnlyTypedTheAddress:
    """Somebody else's, perhaps: it said no yes for them, and leaves all the same."""

    @pytest.fixture
    def left(self, visited, email):
        joined(email)
        browser = site()
        browser.post("/_/join/", {"email": email})

        answer = browser.post("/_/leave/")

        assert "You’ve left the emails" in answer.content.decode()
        return browser

    def test_leaves_and_whoever_reads_the_mailbox_is_told(self, visited, email, left):
        (letter,) = letters_of(visited, "consents.left")

        assert letter.to_address == email
        assert letter.subject == "You’ve left the emails of Springfield"
        assert [given for given, _, _ in ledger(visited)] == [True, False]

    def test_is_undone_by_the_button_behind_the_letters_link(
        self, visited, email, left
    ):
        (letter,) = letters_of(visited, "consents.left")
        link = re.search(r"(/_/leave/back/\?for=\S+)", letter.text)[1]
        owner = site()

        page = owner.get(link)

        assert [given for given, _, _ in ledger(visited)] == [True, False]
        press(owner, page, "/_/leave/back/")
        assert ledger(visited)[2:] == [(True, f"Put me back: {SENTENCE}", "MAIL")]
        with in_nation(visited):
            assert has_consent(person_at(email).pk)

    def test_takes_back_no_no_that_was_said_after_it(self, visited, email, left):
        owner = site()
        press(owner, owner.get(link_for(visited, email)), "/_/leave/letter/")
        again = left.post("/_/leave/")

        press(left, again, "/_/leave/back/")

        said = ledger(visited)
        assert [given for given, _, _ in said] == [True, False, False, False]
        assert [channel for _, _, channel in said] == ["WEB", "WEB", "MAIL", "WEB"]

    def test_writes_once_an_hour_however_often_it_is_pressed(
        self, visited, email, left
    ):
        again = left.post("/_/leave/")
        press(left, again, "/_/leave/back/")

        left.post("/_/leave/")

        assert len(letters_of(visited, "consents.left")) == 1


class TestAMailboxOfManyAddresses:
    """A stranger joins and leaves with each: all of the letters come to one reader."""

    def test_is_told_of_no_more_than_five_an_hour_besides_its_own(self, visited, email):
        name, _, domain = email.partition("@")
        for tag in ("", *(f"+{at}" for at in range(7))):
            address = f"{name}{tag}@{domain}"
            joined(address)
            browser = site()
            browser.post("/_/join/", {"email": address})
            browser.post("/_/leave/")

        told = [one.to_address for one in letters_of(visited, "consents.left")]

        assert told == [email, *(f"{name}+{at}@{domain}" for at in range(5))]


class TestAStrangerWhoTypesAnAddress:
    def test_reads_no_more_in_the_way_back_where_a_household_has_it(
        self, visited, email
    ):
        joined(email)
        with in_nation(visited):
            for name in ("Liz", "Philip"):
                other = Person.objects.create(full_name=name, created_at=NOON)
                Email.objects.create(
                    person=other, address=email, is_primary=True, created_at=NOON
                )
        known, unknown = way_back_of(email), way_back_of(f"new.{email}")

        with in_nation(visited):
            read = [
                signing.unsign(token, purpose=PUT_BACK) for token in (known, unknown)
            ]
            ways = [WayBack.of(content) for content in read]

        assert [len(way.entry_ids) for way in ways] == [3, 1]
        assert len(read[0]) == len(read[1])
