"""A device that only typed an address leaves for it, and its owner is told."""

import re

import pytest

from nations.consents.selectors import has_consent
from tenants.context import in_nation
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
