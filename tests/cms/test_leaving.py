"""Leave this list: by a press of a known device, or by a letter."""

import ipaddress
import re
import uuid

import pytest
from django.conf import settings
from django.test import Client

from kernel.mail.models import Message
from nations.activity import selectors as activity
from nations.consents.models import ConsentEntry
from nations.consents.selectors import has_consent
from nations.people.models import Email, Person
from tenants import selectors
from tenants.context import in_nation, in_public
from tenants.models import Nation

OURS = {"sec-fetch-site": "same-origin"}
SENTENCE = "Email me about the campaign. Usually once a week; stop with one press."


@pytest.fixture
def visited(campaigns):
    nation, _ = campaigns["springfield"]
    return nation


@pytest.fixture
def email():
    # Counters outlive a test.
    return f"{uuid.uuid4().hex}@example.org"


def site(slug="springfield"):
    network = str(ipaddress.IPv6Address(uuid.uuid4().int))
    host = f"{slug}.{settings.SITES_DOMAIN}"
    return Client(headers={"host": host, **OURS}, REMOTE_ADDR=network)


def joined(email, **said):
    browser = site()
    answer = browser.post("/_/join/", {"email": email, "email_consent": "1", **said})
    assert answer.status_code == 302
    return browser


def person_at(email):
    return Person.objects.get(emails__address=email)


def press(browser, page, path):
    """Press the button of a page that posts to a path, and return what comes."""
    html = page.content.decode()
    (form,) = re.findall(
        rf'<form method="post" action="{path}">(.*?)</form>', html, re.DOTALL
    )
    token = re.search(r'name="for" value="([^"]+)"', form)
    return browser.post(path, {"for": token[1]} if token else {})


def ledger(nation):
    with in_nation(nation):
        rows = ConsentEntry.objects.order_by("pk")
        return [(row.is_given, row.wording, row.source["channel"]) for row in rows]


def link_for(nation, email):
    site().post("/_/leave/", {"email": email})
    with in_nation(nation):
        letter = Message.objects.get(kind="consents.leave", to_address=email)
    return re.search(r"(/_/leave/letter/\?for=\S+)", letter.text)[1]


def letters_of(nation, kind):
    with in_nation(nation):
        return list(Message.objects.filter(kind=kind))


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

    def test_writes_once_an_hour_however_often_it_is_pressed(
        self, visited, email, left
    ):
        (letter,) = letters_of(visited, "consents.left")
        link = re.search(r"(/_/leave/back/\?for=\S+)", letter.text)[1]
        press(site(), site().get(link), "/_/leave/back/")

        left.post("/_/leave/")

        assert len(letters_of(visited, "consents.left")) == 1


class TestAKnownDevice:
    def test_leaves_with_one_press(self, visited, email):
        browser = joined(email)

        answer = browser.post("/_/leave/")

        assert "You’ve left the emails" in answer.content.decode()
        assert ledger(visited) == [
            (True, SENTENCE, "WEB"),
            (False, "Leave the emails", "WEB"),
        ]

    def test_is_put_back_by_a_yes_of_its_own(self, visited, email):
        browser = joined(email)

        answer = press(browser, browser.post("/_/leave/"), "/_/leave/back/")

        assert "That’s undone" in answer.content.decode()
        assert ledger(visited)[2:] == [(True, f"Put me back: {SENTENCE}", "WEB")]

    def test_is_told_in_history(self, visited, email):
        browser = joined(email)
        press(browser, browser.post("/_/leave/"), "/_/leave/back/")

        with in_nation(visited):
            person = person_at(email)
            told = [line.sentence for line in activity.history_of(person)]

        assert told[:2] == ["Said yes to email", "Left the emails"]

    def test_writes_to_nobody_whose_yes_was_its_own(self, visited, email):
        joined(email).post("/_/leave/")

        assert letters_of(visited, "consents.left") == []

    def test_undoes_nothing_from_another_device(self, visited, email):
        done = joined(email).post("/_/leave/")

        answer = press(site(), done, "/_/leave/back/")

        assert answer.status_code == 403
        assert len(ledger(visited)) == 2

    def test_undoes_nothing_once_something_was_said_since(self, visited, email):
        browser = joined(email)
        done = browser.post("/_/leave/")
        press(browser, done, "/_/leave/back/")
        browser.post("/_/leave/")

        press(browser, done, "/_/leave/back/")

        with in_nation(visited):
            assert not has_consent(person_at(email).pk)

    def test_that_only_typed_the_address_undoes_nothing_the_owner_decided(
        self, visited, email
    ):
        joined(email).post("/_/leave/")
        stranger = site()
        stranger.post("/_/join/", {"email": email})

        press(stranger, stranger.post("/_/leave/"), "/_/leave/back/")

        with in_nation(visited):
            assert not has_consent(person_at(email).pk)

    def test_reads_the_same_whether_the_address_was_on_the_list(self, visited, email):
        pages = []
        joined(email)
        for typed in (email, f"new.{email}"):
            browser = site()
            browser.post("/_/join/", {"email": typed})
            pages += [[browser.get("/_/leave/"), browser.post("/_/leave/")]]
        said = [
            [re.sub(r'value="[^"]+"', "", page.content.decode()) for page in both]
            for both in pages
        ]

        assert said[0] == said[1]


class TestAStranger:
    def test_is_sent_one_letter_with_a_button(self, visited, email):
        joined(email)

        answer = site().post("/_/leave/", {"email": email.upper()})

        assert "Look in your email" in answer.content.decode()
        with in_nation(visited):
            letter = Message.objects.get()
        assert letter.to_address.lower() == email
        assert letter.subject.startswith("Leave the emails of ")
        assert len(ledger(visited)) == 1

    def test_reads_the_same_of_an_address_nobody_has(self, visited, email):
        joined(email)

        known = site().post("/_/leave/", {"email": email})
        unknown = site().post("/_/leave/", {"email": f"new.{email}"})

        assert known.content == unknown.content
        with in_nation(visited):
            assert [m.to_address for m in Message.objects.all()] == [email]

    def test_is_written_to_once_an_hour(self, visited, email):
        joined(email)

        for _ in range(3):
            site().post("/_/leave/", {"email": email})

        with in_nation(visited):
            assert Message.objects.count() == 1

    def test_is_sent_no_letter_where_the_trap_was_filled(self, visited, email):
        joined(email)

        answer = site().post("/_/leave/", {"email": email, "website": "x"})

        assert "Look in your email" in answer.content.decode()
        with in_nation(visited):
            assert not Message.objects.exists()

    def test_is_told_at_the_field_what_is_no_address(self, visited):
        answer = site().post("/_/leave/", {"email": "sam@"})

        html = answer.content.decode()
        assert answer.status_code == 422
        assert 'id="leave-error">That email address isn’t complete.' in html
        assert 'value="sam@"' in html

    def test_leaves_nothing_by_pressing_what_only_devices_have(self, visited, email):
        joined(email)

        answer = site().post("/_/leave/")

        assert "Type the address our emails come to." in answer.content.decode()
        assert len(ledger(visited)) == 1


class TestTheLetter:
    def test_does_nothing_when_a_mail_scanner_looks(self, visited, email):
        joined(email)

        looked = site().get(link_for(visited, email))

        assert "Leave the emails" in looked.content.decode()
        assert len(ledger(visited)) == 1

    def test_leaves_with_its_press_and_puts_back(self, visited, email):
        joined(email)
        browser = site()
        page = browser.get(link_for(visited, email))

        done = press(browser, page, "/_/leave/letter/")
        assert ledger(visited)[1:] == [(False, "Leave the emails", "MAIL")]

        press(browser, done, "/_/leave/back/")
        assert ledger(visited)[2:] == [(True, f"Put me back: {SENTENCE}", "MAIL")]

    def test_leaves_for_everybody_who_shares_the_address(self, visited, email):
        joined(email)
        with in_nation(visited):
            now = person_at(email).created_at
            other = Person.objects.create(full_name="Ruth Oak", created_at=now)
            Email.objects.create(
                person=other, address=email, source="IMPORT", created_at=now
            )
        browser = site()

        press(browser, browser.get(link_for(visited, email)), "/_/leave/letter/")

        with in_nation(visited):
            left = ConsentEntry.objects.filter(is_given=False)
            both = Person.objects.filter(emails__address=email)
            assert {one.person_id for one in left} == {one.pk for one in both}
            assert len(both) == 2

    def test_of_another_campaign_is_none(self, visited, email):
        joined(email)
        link = link_for(visited, email)

        looked = site("shelbyville").get(link)

        assert looked.status_code == 422
        assert "That link is too old." in looked.content.decode()

    def test_pressed_from_another_site_does_nothing(self, visited, email):
        joined(email)
        link = link_for(visited, email)
        token = link.partition("for=")[2]

        pressed = site().post(
            "/_/leave/letter/", {"for": token}, headers={"sec-fetch-site": "cross-site"}
        )

        assert pressed.status_code == 403
        assert len(ledger(visited)) == 1


class TestASuspendedCampaign:
    @pytest.fixture
    def suspended(self, visited):
        with in_public():
            Nation.objects.filter(pk=visited.pk).update(
                state=Nation.State.SUSPENDED, suspended_reason="Phishing"
            )
        selectors.forget_hosts()
        yield visited
        selectors.forget_hosts()

    def test_shows_the_way_to_leave_and_nothing_else(self, suspended):
        closed = site().get("/")

        assert closed.status_code == 503
        assert '<a href="/_/leave/">' in closed.content.decode()
        assert site().get("/_/leave/").status_code == 200

    def test_lets_whoever_is_known_leave(self, visited, email, request):
        browser = joined(email)
        request.getfixturevalue("suspended")

        browser.post("/_/leave/")

        assert ledger(visited)[-1][0] is False
