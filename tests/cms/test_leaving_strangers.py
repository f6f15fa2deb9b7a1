"""Strangers type somebody's address, as often and from as many devices as they like."""

import re

import pytest

from nations.consents.leaving import PUT_BACK
from nations.consents.selectors import has_consent
from nations.people import link_letters
from nations.people.models import Email, Person
from tenants import signing
from tenants.context import in_nation
from tests.conftest import NOON
from tests.support.leaving import (
    joined,
    letters_of,
    link_for,
    moved,
    person_at,
    press,
    site,
)


def stranger(email):
    browser = site()
    browser.post("/_/join/", {"email": email})
    return browser


def way_back(nation):
    letter, *_ = letters_of(nation, "consents.left")
    return re.search(r"(/_/leave/back/\?for=\S+)", letter.text)[1]


def go_back(nation):
    owner = site()
    page = press(owner, owner.get(way_back(nation)), "/_/leave/back/")
    return page.content.decode()


class TestTheWayBackInTheLetter:
    def test_takes_back_what_the_device_did_undid_and_did_again(self, visited, email):
        joined(email)
        browser = stranger(email)
        press(browser, browser.post("/_/leave/"), "/_/leave/back/")
        browser.post("/_/leave/")

        said = go_back(visited)

        assert "That’s undone" in said
        with in_nation(visited):
            assert has_consent(person_at(email).pk)

    def test_takes_back_what_several_devices_did(self, visited, email):
        joined(email)
        for _ in range(2):
            stranger(email).post("/_/leave/")

        said = go_back(visited)

        assert "That’s undone" in said
        with in_nation(visited):
            assert has_consent(person_at(email).pk)

    def test_works_again_when_it_happens_again(self, visited, email):
        joined(email)
        stranger(email).post("/_/leave/")
        go_back(visited)
        stranger(email).post("/_/leave/")

        go_back(visited)

        with in_nation(visited):
            assert has_consent(person_at(email).pk)

    def test_says_so_where_nothing_was_undone(self, visited, email):
        joined(email)
        stranger(email).post("/_/leave/")
        owner = site()
        press(owner, owner.get(link_for(visited, email)), "/_/leave/letter/")

        said = go_back(visited)

        assert "There was nothing to undo" in said
        assert "That’s undone" not in said
        with in_nation(visited):
            assert not has_consent(person_at(email).pk)

    def test_undoes_nothing_at_another_mailbox(self, visited, email):
        joined(email)
        stranger(email).post("/_/leave/")
        moved(visited, email, f"new.{email}")
        joined(f"new.{email}").post("/_/leave/")

        said = go_back(visited)

        assert "There was nothing to undo" in said
        assert "we have another address for you by now" in said
        with in_nation(visited):
            assert not has_consent(person_at(f"new.{email}").pk)

    def test_tells_the_logs_no_address(self, visited, email):
        joined(email)
        stranger(email).post("/_/leave/")

        token = way_back(visited).partition("for=")[2]

        with in_nation(visited):
            assert email not in repr(signing.unsign(token, purpose=PUT_BACK))


class TestTheNotice:
    def test_comes_again_once_its_button_was_pressed(self, visited, email):
        joined(email)
        stranger(email).post("/_/leave/")
        go_back(visited)

        stranger(email).post("/_/leave/")
        stranger(email).post("/_/leave/")

        assert len(letters_of(visited, "consents.left")) == 2

    def test_comes_no_oftener_for_a_button_pressed_twice(self, visited, email):
        joined(email)
        stranger(email).post("/_/leave/")
        go_back(visited)
        go_back(visited)
        stranger(email).post("/_/leave/")

        for _ in range(3):
            stranger(email).post("/_/leave/")

        assert len(letters_of(visited, "consents.left")) == 2

    def test_comes_where_the_stranger_had_said_yes_before_the_owner(
        self, visited, email
    ):
        first = joined(email)
        joined(email)

        first.post("/_/leave/")

        assert [one.to_address for one in letters_of(visited, "consents.left")] == [
            email
        ]

    def test_comes_to_nobody_where_one_device_said_yes_and_no(self, visited, email):
        browser = joined(email)

        browser.post("/_/leave/")

        assert letters_of(visited, "consents.left") == []

    def test_comes_however_many_other_campaigns_wrote_to_the_mailbox(
        self, visited, email, monkeypatch
    ):
        monkeypatch.setattr(link_letters, "PER_RECIPIENT", 0)
        joined(email)

        stranger(email).post("/_/leave/")

        assert len(letters_of(visited, "consents.left")) == 1

    def test_is_read_by_all_who_were_left(self, visited, email):
        """Who shares another of their addresses reads another mailbox, and stays."""
        joined(email)
        elsewhere = f"home.{email}"
        joined(elsewhere)
        with in_nation(visited):
            Email.objects.create(
                person=person_at(email), address=elsewhere, created_at=NOON
            )

        stranger(email).post("/_/leave/")

        with in_nation(visited):
            other = Person.objects.exclude(emails__address=email).get(
                emails__address=elsewhere
            )
            assert has_consent(other.pk)
            assert not has_consent(person_at(email).pk)
        assert [one.to_address for one in letters_of(visited, "consents.left")] == [
            email
        ]


class TestTheLetterToLeaveBy:
    def test_comes_however_many_were_asked_for_with_addresses_nobody_has(
        self, visited, email, monkeypatch
    ):
        monkeypatch.setattr(link_letters, "PER_NATION", 1)
        joined(email)
        for at in range(3):
            site().post("/_/leave/", {"email": f"nobody{at}.{email}"})

        site().post("/_/leave/", {"email": email})

        assert len(letters_of(visited, "consents.leave")) == 1

    def test_comes_however_many_other_campaigns_wrote_to_the_mailbox(
        self, visited, email, monkeypatch
    ):
        monkeypatch.setattr(link_letters, "PER_RECIPIENT", 0)
        joined(email)

        site().post("/_/leave/", {"email": email})

        assert len(letters_of(visited, "consents.leave")) == 1

    @pytest.mark.parametrize("typed", ["ΝΙΚΟΣ", "νικος"])
    def test_comes_to_an_address_with_letters_beyond_ascii(self, visited, email, typed):
        joined(f"{email[:8]}.ΝΙΚΟΣ@example.org")

        site().post("/_/leave/", {"email": f"{email[:8]}.{typed}@example.org"})

        assert len(letters_of(visited, "consents.leave")) == 1
