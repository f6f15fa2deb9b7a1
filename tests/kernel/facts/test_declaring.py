import dataclasses
import datetime as dt

import pytest

from kernel.facts import Code, fact, type_of
from kernel.facts.declaring import NotAFact
from kernel.money import Money
from tests.kernel.facts.examples import GroupNamed, Mood
from tests.kernel.support import NOON


def declare(code="tests.never_declared", *, sentence="", **fields):
    cls = dataclasses.make_dataclass("Tried", fields.items(), frozen=True)
    return fact(code, sentence=sentence)(cls)


class TestFact:
    @pytest.mark.parametrize(
        "free_text",
        [str, str | None, bytes, float, dict, list[int], tuple[str, ...], object],
        ids=str,
    )
    def test_refuses_a_field_that_could_hold_a_persons_words(self, free_text):
        with pytest.raises(NotAFact, match=r"Tried\.note"):
            declare(note=free_text)

        with pytest.raises(NotAFact):
            type_of("tests.never_declared")

    @pytest.mark.parametrize(
        "code", ["RsvpGiven", "events", "events.RsvpGiven", "a.b c"]
    )
    def test_refuses_a_malformed_code(self, code):
        with pytest.raises(NotAFact, match=r"is not like 'events\.rsvp_given'"):
            declare(code, person_id=int)

    def test_refuses_a_code_that_is_taken(self):
        with pytest.raises(NotAFact, match=r"tests\.group_named is declared twice"):
            declare("tests.group_named", group_id=int)

        assert type_of("tests.group_named").cls is GroupNamed

    def test_refuses_a_class_that_can_change(self):
        @dataclasses.dataclass
        class Loose:
            person_id: int

        with pytest.raises(NotAFact, match="not a frozen dataclass"):
            fact("tests.loose", sentence="")(Loose)

    def test_refuses_a_subject_that_no_field_names(self):
        @dataclasses.dataclass(frozen=True)
        class Homeless:
            event_id: int

        with pytest.raises(NotAFact, match="person_id"):
            fact("tests.homeless", subject="people.Person", sentence="")(Homeless)

    def test_finds_the_subjects_field_by_the_models_name(self):
        assert type_of(GroupNamed).subject_field == "group_id"

    def test_keeps_the_sentence(self):
        assert type_of(GroupNamed).sentence == "named it"


@fact("tests.everything", sentence="")
@dataclasses.dataclass(frozen=True)
class Everything:
    number: int
    sure: bool
    mood: Mood
    code: Code
    day: dt.date
    moment: dt.datetime
    amount: Money
    ids: tuple[int, ...]
    nothing: int | None


EVERYTHING = Everything(
    number=1,
    sure=True,
    mood=Mood.GOOD,
    code=Code("leaflet-3"),
    day=NOON.date(),
    moment=NOON,
    amount=Money(1250, "GBP"),
    ids=(1, 2),
    nothing=None,
)


class TestPayloadOf:
    def test_writes_plain_json(self):
        assert type_of(Everything).payload_of(EVERYTHING) == {
            "number": 1,
            "sure": True,
            "mood": "GOOD",
            "code": "leaflet-3",
            "day": "2026-05-01",
            "moment": "2026-05-01T12:00:00+00:00",
            "amount": [1250, "GBP"],
            "ids": [1, 2],
        }

    @pytest.mark.parametrize(
        "smuggled",
        [
            {"code": "Jo Bloggs, 12 High Street"},
            {"code": "jo@example.org"},
            {"code": "x" * 41},
            {"number": "Jo"},
            {"number": True},
            {"mood": "Jo"},
            {"ids": ("Jo",)},
            {"sure": "Jo"},
            {"number": None},
        ],
        ids=str,
    )
    def test_refuses_words_in_a_field_for_something_else(self, smuggled):
        with pytest.raises((NotAFact, ValueError)):
            type_of(Everything).payload_of(dataclasses.replace(EVERYTHING, **smuggled))


class TestRead:
    def test_makes_the_fact_again(self):
        declared = type_of(Everything)

        assert declared.read(declared.payload_of(EVERYTHING)) == EVERYTHING

    def test_passes_over_a_field_that_is_gone(self):
        assert type_of(GroupNamed).read({"group_id": 1, "colour": 2}) == GroupNamed(
            group_id=1
        )

    def test_raises_where_a_field_is_missing(self):
        with pytest.raises(TypeError, match="group_id"):
            type_of(GroupNamed).read({})
