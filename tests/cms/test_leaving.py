"""Leave this list: by a press of a known device, or by a letter."""

import re
import uuid

import pytest
from django.conf import settings

from kernel.actor import Actor, Channel, Source
from kernel.mail.models import Message
from nations.activity import selectors as activity
from nations.consents.actions import Asked, give_consent
from nations.consents.leaving import PURPOSE
from nations.consents.models import ConsentEntry
from nations.consents.selectors import has_consent
from nations.people import link_letters
from nations.people.models import Email, Person
from tenants import selectors, signing
from tenants.context import in_nation, in_public
from tenants.models import Nation
from tests.conftest import NOON
from tests.support.leaving import (
    SENTENCE,
    joined,
    ledger,
    letters_of,
    link_for,
    moved,
    person_at,
    press,
    site,
)


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

    def test_leaves_for_everybody_at_its_mailbox(self, visited, email):
        browser = joined(email)
        with in_nation(visited):
            other = Person.objects.create(full_name="Liz Mountbatten", created_at=NOON)
            Email.objects.create(
                person=other, address=email.upper(), is_primary=True, created_at=NOON
            )
            give_consent(
                person_id=other.pk,
                asked=Asked(wording="By phone."),
                by=Actor.system(name="tests"),
                via=Source(channel=Channel.PANEL),
                at=NOON.replace(year=2026),
            )

        done = browser.post("/_/leave/")

        with in_nation(visited):
            assert not has_consent(person_at(email).pk)
            assert not has_consent(other.pk)
        press(browser, done, "/_/leave/back/")
        with in_nation(visited):
            assert has_consent(person_at(email).pk)
            assert has_consent(other.pk)

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

    def test_leaves_for_who_came_to_the_address_after_it_was_sent(self, visited, email):
        joined(email)
        link = link_for(visited, email)
        with in_nation(visited):
            late = Person.objects.create(full_name="Ruth Oak", created_at=NOON)
            Email.objects.create(person=late, address=email, created_at=NOON)
        browser = site()

        press(browser, browser.get(link), "/_/leave/letter/")

        with in_nation(visited):
            assert ConsentEntry.objects.filter(person=late, is_given=False).exists()

    def test_tells_the_logs_no_address(self, visited, email):
        joined(email)
        token = link_for(visited, email).partition("for=")[2]

        with in_nation(visited):
            named = signing.unsign(token, purpose=PURPOSE, max_age_seconds=60)

        assert email not in named

    @pytest.mark.parametrize("between", [str.upper, "new.{}".format])
    def test_works_for_its_address_whatever_staff_made_of_it_in_between(
        self, visited, email, between
    ):
        joined(email)
        link = link_for(visited, email)
        moved(visited, email, between(email))
        moved(visited, between(email), email)
        browser = site()

        press(browser, browser.get(link), "/_/leave/letter/")

        assert ledger(visited)[1:] == [(False, "Leave the emails", "MAIL")]
        with in_nation(visited):
            assert not has_consent(person_at(email).pk)

    def test_leaves_an_address_that_nobody_has_any_more_and_nobody_with_it(
        self, visited, email
    ):
        joined(email)
        link = link_for(visited, email)
        moved(visited, email, f"new.{email}")
        browser = site()

        done = press(browser, browser.get(link), "/_/leave/letter/")

        assert "You’ve left the emails" in done.content.decode()
        with in_nation(visited):
            assert has_consent(person_at(f"new.{email}").pk)
        moved(visited, f"new.{email}", email)
        with in_nation(visited):
            assert not has_consent(person_at(email).pk)

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


class TestOwnAddresses:
    """A theme's picture from elsewhere would be told the token as its referrer."""

    def test_load_no_picture_from_elsewhere(self, visited, email):
        joined(email)
        link = link_for(visited, email)

        own, page = site().get(link), site().get("/")

        pictures = f"img-src 'self' data: http://*.files.{settings.SITES_DOMAIN};"
        assert pictures in own["Content-Security-Policy"]
        assert "img-src 'self' data: https: http:;" in page["Content-Security-Policy"]


class TestAMailboxThatWasAskedFor:
    def test_gets_its_letter_though_a_refused_network_asked_before(
        self, visited, email, monkeypatch
    ):
        monkeypatch.setattr(link_letters, "PER_ADDRESS", 1)
        joined(email)
        noisy = site()
        noisy.post("/_/leave/", {"email": f"{uuid.uuid4().hex}@example.org"})
        noisy.post("/_/leave/", {"email": email})
        assert letters_of(visited, "consents.leave") == []

        site().post("/_/leave/", {"email": email})

        assert [one.to_address for one in letters_of(visited, "consents.leave")] == [
            email
        ]


class TestASiteThatIsPrivateAgain:
    def test_writes_to_whoever_wants_to_leave_and_takes_the_press(self, visited, email):
        joined(email)
        with in_public():
            Nation.objects.filter(pk=visited.pk).update(
                live_at=None, first_live_at=NOON
            )
        selectors.forget_hosts()
        token = link_for(visited, email).partition("for=")[2]

        pressed = site().post("/_/leave/letter/", {"for": token})

        assert "You’ve left the emails" in pressed.content.decode()
        with in_nation(visited):
            assert not has_consent(person_at(email).pk)
