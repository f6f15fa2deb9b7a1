"""
Who is meant by each row of a list, by the rules of `matching`; nothing is written.

A trial run is made of it, and so is `lists.bring_in`.
"""

import dataclasses
from collections import defaultdict
from collections.abc import Iterable, Sequence

from django.db.models.functions import Lower

from nations.people.actions import Details
from nations.people.matching import MOST_AT_ONE_PLACE, choose, standing
from nations.people.models import Email, Person, Phone


@dataclasses.dataclass(slots=True, eq=False)
class Known:
    """Somebody a row is about: of the database, or (`person` null) of an earlier row."""

    full_name: str
    person: Person | None = None
    is_do_not_phone: bool = False


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class Match:
    """A row's details in their kept form, as typed, who is meant, and whether they are new."""

    kept: Details
    details: Details
    known: Known
    is_new: bool


class Matcher:
    """
    Who is meant by each row of a list, as `matching.find` says; external ids aren't in lists.

    It remembers the rows it has seen, so that the second row of a newcomer meets the first.
    """

    def __init__(self) -> None:
        self._at: dict[str, list[Known]] = {}
        self._by_id: dict[int, Known] = {}

    def match(self, rows: Sequence[tuple[Details, Details]]) -> list[Match]:
        """Return who each (kept, typed) row is about, in order; the database is only read."""
        kept = [one for one, _ in rows]
        self._load_emails({one.email.lower() for one in kept if one.email})
        self._load_phones({one.phone for one in kept if one.phone})
        return [self._find(one, typed) for one, typed in rows]

    def _load_emails(self, addresses: set[str]) -> None:
        unseen = addresses - self._at.keys()
        rows = Email.objects.annotate(lower=Lower("address")).filter(lower__in=unseen)
        self._load(unseen, rows.values_list("lower", "person_id"))

    def _load_phones(self, numbers: set[str]) -> None:
        unseen = numbers - self._at.keys()
        rows = Phone.objects.filter(number__in=unseen)
        self._load(unseen, rows.values_list("number", "person_id"))

    def _load(self, unseen: set[str], pairs: Iterable[tuple[str, int]]) -> None:
        told = set(pairs)
        found = Person.objects.in_bulk({pk for _, pk in told})
        now = standing(found.values())
        at: dict[str, list[Person]] = defaultdict(list)
        for place, pk in told:
            if pk in found:
                at[place].append(found[pk])
        for place in unseen:
            oldest = sorted(at[place], key=lambda one: (one.created_at, one.pk))
            self._at[place] = list(
                dict.fromkeys(
                    self._known(now[one.pk])
                    for one in oldest[:MOST_AT_ONE_PLACE]
                    if one.pk in now
                )
            )

    def _known(self, person: Person) -> Known:
        return self._by_id.setdefault(
            person.pk,
            Known(
                full_name=person.full_name,
                person=person,
                is_do_not_phone=person.is_do_not_phone,
            ),
        )

    def _find(self, kept: Details, typed: Details) -> Match:
        place = kept.email.lower() or kept.phone
        known = choose(kept.whole_name, self._at[place]) if place else None
        is_new = known is None
        if known is None:
            known = Known(full_name=kept.whole_name)
        known.full_name = known.full_name or kept.whole_name
        for theirs in filter(None, (kept.email.lower(), kept.phone)):
            self._put(known, theirs)
        return Match(kept=kept, details=typed, known=known, is_new=is_new)

    def _put(self, known: Known, place: str) -> None:
        at = self._at[place]
        if known not in at:
            # Where `find` will meet them once they are written: the oldest first, and so many.
            age = _age(known)
            younger = (n for n, one in enumerate(at) if _age(one) > age)
            at.insert(next(younger, len(at)), known)
            del at[MOST_AT_ONE_PLACE:]


def _age(known: Known) -> tuple[bool, float, int]:
    person = known.person
    if person is None:
        return True, 0.0, 0
    return False, person.created_at.timestamp(), person.pk
