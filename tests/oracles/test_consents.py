"""Asking, keeping and withdrawing: PECR reg. 22, DUAA 2025 s.114, DESIGN 5.8 and 5.15, EXPERIENCE 1.3."""

import datetime as dt

import pytest

from kernel.actor import Actor, Channel, Source
from nations.consents.actions import (
    Asked,
    NoWording,
    WithdrawnBefore,
    give_consent,
    withdraw_consent,
)
from nations.consents.models import ConsentEntry
from nations.consents.selectors import has_consent
from nations.consents.wording import email_sentence, may_use_soft_opt_in
from nations.people.actions import Details, identify
from tenants.models import Kind, Nation
from tests.conftest import NOON

WORDS = "Email me about the campaign. Usually once a week; stop with one press."
MACHINE = Actor.system(name="oracle")
Basis = ConsentEntry.Basis


def campaign(kind: str, charity_number: str = "") -> Nation:
    return Nation(kind=kind, country="GB", charity_number=charity_number)


def plain(sentence: str) -> str:
    return str(sentence).replace("’", "'")


class TestTheSentenceBesideTheTick:
    @pytest.mark.parametrize(
        ("kind", "word"),
        [
            (Kind.CANDIDATE, "campaign"),
            (Kind.PARTY, "party"),
            (Kind.UNION, "union"),
            (Kind.ISSUE, "campaign"),
        ],
    )
    def test_asks_first_in_the_word_of_its_kind(self, kind, word):
        assert plain(email_sentence(campaign(kind))) == (
            f"Email me about the {word}. Usually once a week; stop with one press."
        )
        assert may_use_soft_opt_in(campaign(kind)) is False

    def test_asks_first_for_a_charity_without_a_number(self):
        sentence = plain(email_sentence(campaign(Kind.CHARITY)))

        assert sentence.startswith("Email me about ")
        assert sentence.endswith(". Usually once a week; stop with one press.")
        assert may_use_soft_opt_in(campaign(Kind.CHARITY)) is False

    def test_of_a_charity_with_its_number_may_offer_to_say_no(self):
        charity = campaign(Kind.CHARITY, "1234567")

        assert may_use_soft_opt_in(charity) is True
        assert plain(email_sentence(charity)) == "We'll email you about our work."

    @pytest.mark.parametrize(
        "kind", [Kind.CANDIDATE, Kind.PARTY, Kind.UNION, Kind.ISSUE]
    )
    def test_asks_first_of_every_other_kind_even_with_a_number(self, kind):
        numbered = campaign(kind, "1234567")

        assert may_use_soft_opt_in(numbered) is False
        assert plain(email_sentence(numbered)).startswith("Email me about the ")

    @pytest.mark.parametrize("blank", ["", " ", "\t", "\u00a0"], ids=repr)
    def test_takes_no_blank_for_a_number(self, blank):
        assert may_use_soft_opt_in(campaign(Kind.CHARITY, blank)) is False


def person(**said) -> int:
    details = Details(**{"email": "sam@example.org", **said})
    return identify(
        details=details, by=MACHINE, via=Source(channel=Channel.IMPORT), at=NOON
    ).person.pk


def say_yes(who, *, hours=0, channel=Channel.WEB, by=None, **asked):
    return give_consent(
        person_id=who,
        asked=Asked(**{"wording": WORDS, **asked}),
        by=by or MACHINE,
        via=Source(channel=channel),
        at=NOON + dt.timedelta(hours=hours),
    )


def say_no(who, *, hours=0, **asked):
    return withdraw_consent(
        person_id=who,
        asked=Asked(**{"wording": WORDS, **asked}),
        by=Actor.supporter(person_id=who),
        via=Source(channel=Channel.MAIL),
        at=NOON + dt.timedelta(hours=hours),
    )


@pytest.mark.usefixtures("nation")
class TestTheLedger:
    def test_says_nothing_of_whom_nobody_asked(self):
        assert has_consent(person()) is False

    def test_counts_the_newest_and_keeps_every_row(self):
        sam = person()
        said = []
        for hours, act in enumerate([say_yes, say_no, say_yes, say_no]):
            act(sam, hours=hours)
            said.append(has_consent(sam))

        assert said == [True, False, True, False]
        kept = ConsentEntry.objects.order_by("pk").values_list("is_given", "wording")
        assert list(kept) == [(yes, WORDS) for yes in said]

    def test_counts_a_withdrawal_of_the_same_moment(self):
        sam = person()
        say_yes(sam)
        say_no(sam)

        assert has_consent(sam) is False

    def test_leaves_earlier_rows_as_they_were(self):
        sam = person()
        say_yes(sam)
        before = ConsentEntry.objects.values().get()
        say_no(sam, hours=1)

        assert ConsentEntry.objects.values().get(pk=before["id"]) == before

    @pytest.mark.parametrize(
        "other", [{"channel": "PHONE"}, {"channel": "TEXT"}, {"purpose": "FUNDRAISING"}]
    )
    def test_takes_no_yes_for_another(self, other):
        sam = person()
        say_yes(sam)

        assert has_consent(sam, **other) is False

    @pytest.mark.parametrize(
        "other", [{"channel": "PHONE"}, {"purpose": "FUNDRAISING"}]
    )
    def test_takes_no_refusal_for_another(self, other):
        sam = person()
        say_yes(sam)
        say_yes(sam, **other)
        say_no(sam, hours=1, **other)

        assert has_consent(sam) is True

    @pytest.mark.parametrize("blank", ["", "  "], ids=repr)
    def test_keeps_no_yes_without_the_words_shown(self, blank):
        sam = person()

        with pytest.raises(NoWording):
            say_yes(sam, wording=blank)

        assert not ConsentEntry.objects.exists()

    def test_takes_back_a_no_by_their_own_act(self):
        sam = person()
        say_no(sam)
        say_yes(sam, hours=1, by=Actor.supporter(person_id=sam))

        assert has_consent(sam) is True


@pytest.mark.usefixtures("nation")
class TestAnImport:
    def test_may_bring_a_yes_of_whom_never_left(self):
        sam = person()
        say_yes(sam, channel=Channel.IMPORT, basis=Basis.IMPORTED)

        assert has_consent(sam) is True

    @pytest.mark.parametrize("basis", [Basis.IMPORTED, Basis.CONSENT])
    def test_never_brings_back_whom_left(self, basis):
        sam = person()
        say_yes(sam)
        say_no(sam, hours=1)

        with pytest.raises(WithdrawnBefore):
            say_yes(sam, hours=2, channel=Channel.IMPORT, basis=basis)

        assert has_consent(sam) is False
        assert ConsentEntry.objects.count() == 2

    @pytest.mark.parametrize(
        "channel", [Channel.SHELL, Channel.PANEL, Channel.API, Channel.SYSTEM]
    )
    def test_never_brings_back_whom_left_by_another_door(self, channel):
        sam = person()
        say_no(sam)

        with pytest.raises(WithdrawnBefore):
            say_yes(sam, hours=1, channel=channel, basis=Basis.IMPORTED)

        assert ConsentEntry.objects.count() == 1

    def test_never_brings_back_whom_said_no_without_a_yes_before(self):
        sam = person()
        say_no(sam)

        with pytest.raises(WithdrawnBefore):
            say_yes(sam, hours=1, channel=Channel.IMPORT, basis=Basis.IMPORTED)

        assert has_consent(sam) is False

    def test_never_brings_back_with_a_day_before_they_left(self):
        sam = person()
        say_no(sam, hours=5)

        with pytest.raises(WithdrawnBefore):
            say_yes(sam, hours=1, channel=Channel.IMPORT, basis=Basis.IMPORTED)

        assert ConsentEntry.objects.count() == 1

    @pytest.mark.parametrize(
        ("first", "row"),
        [
            ({}, {"full_name": "Sam Ortiz"}),
            ({"full_name": "Sam Ortiz"}, {}),
            ({"full_name": "Sam Ortiz"}, {"email": "SAM@example.org"}),
            ({"full_name": "Sam Ortiz"}, {"full_name": "ORTIZ, Sam"}),
        ],
    )
    def test_never_brings_back_whom_it_knows_by_another_spelling(self, first, row):
        say_no(person(**first))

        with pytest.raises(WithdrawnBefore):
            say_yes(
                person(**row), hours=1, channel=Channel.IMPORT, basis=Basis.IMPORTED
            )

        assert ConsentEntry.objects.get().is_given is False

    def test_may_bring_a_yes_for_another_purpose(self):
        sam = person()
        say_no(sam)
        give_consent(
            person_id=sam,
            asked=Asked(wording=WORDS, purpose="FUNDRAISING", basis=Basis.IMPORTED),
            by=MACHINE,
            via=Source(channel=Channel.IMPORT),
            at=NOON + dt.timedelta(hours=1),
        )

        assert has_consent(sam, purpose="FUNDRAISING") is True
        assert has_consent(sam) is False
