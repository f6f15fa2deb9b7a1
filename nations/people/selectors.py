"""Who a campaign knows: counts, lists and one person."""

import dataclasses
import datetime as dt

from django.db.models import Count, Max, Q, QuerySet, Value
from django.db.models.functions import Concat, Lower

from kernel.actor import Actor
from nations.people import permissions
from nations.people.models import Email, Person, Phone, Proposal, Tag, Unaccent

PAGE = 50


def supporters_count() -> int:
    """Return how many have joined; numbers have no gaps, so it is the highest one."""
    highest = Person.objects.aggregate(highest=Max("supporter_number"))["highest"]
    return int(highest or 0)


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class Listing:
    """A page of people, and where the next one begins (null: this was the last)."""

    people: list[Person]
    next_after: str


def _matching(people: QuerySet[Person], asked: str) -> QuerySet[Person]:
    asked = " ".join(asked.split())[:100]
    if not asked:
        return people
    digits = "".join(sign for sign in asked if sign.isdigit())
    if "@" in asked:
        at = Email.objects.annotate(lower=Lower("address"))
        mailed = at.filter(lower__startswith=asked.lower())
        return people.filter(pk__in=mailed.values("person_id"))
    if len(digits) >= 5 and len(digits) >= len(asked) / 2:
        rung = Phone.objects.filter(number__contains=digits.lstrip("0"))
        return people.filter(pk__in=rung.values("person_id"))
    letters = Lower(Unaccent(Concat("full_name", Value(" "), "called")))
    folded = Lower(Unaccent(Value(asked)))
    return people.annotate(letters=letters).filter(letters__contains=folded)


def everyone(
    *,
    by: Actor,
    asked: str = "",
    joined: str = "",
    tag_id: int | None = None,
    after: str = "",
) -> Listing:
    """
    Return fifty people, newest first, after the place a listing before named.

    `asked` is letters of a name, the beginning of an email or digits of a phone; `joined` is
    ``yes``, ``no`` or empty for both.

    :raises Refused: if this actor may not see people.
    """
    permissions.require_may_view(by)
    people: QuerySet[Person] = Person.objects.present()
    if joined:
        people = people.filter(joined_at__isnull=joined == "no")
    if tag_id is not None:
        people = people.filter(tag_ids__contains=[tag_id])
    people = _matching(people, asked)
    place = _place(after)
    if place is not None:
        created_at, pk = place
        people = people.filter(
            Q(created_at__lt=created_at) | Q(created_at=created_at, pk__lt=pk)
        )
    found = list(
        people.order_by("-created_at", "-pk").prefetch_related(
            "emails", "phones", "addresses"
        )[: PAGE + 1]
    )
    more = len(found) > PAGE
    last = found[PAGE - 1] if more else None
    return Listing(
        people=found[:PAGE],
        next_after=f"{last.created_at.timestamp():.6f}-{last.pk}" if last else "",
    )


def _place(after: str) -> tuple[dt.datetime, int] | None:
    moment, _, pk = after.rpartition("-")
    try:
        return dt.datetime.fromtimestamp(float(moment), tz=dt.UTC), int(pk)
    except (ValueError, OverflowError, OSError):
        return None


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class Counts:
    """How many there are; each opens its people."""

    everyone: int
    joined: int

    @property
    def added(self) -> int:
        """Those somebody else typed in or imported."""
        return self.everyone - self.joined


def counts(*, by: Actor) -> Counts:
    """
    Return how many people there are, in one query.

    :raises Refused: if this actor may not see people.
    """
    permissions.require_may_view(by)
    said = Person.objects.present().aggregate(
        everyone=Count("pk"), joined=Count("pk", filter=Q(joined_at__isnull=False))
    )
    return Counts(everyone=said["everyone"], joined=said["joined"])


def get_person(person_id: int, *, by: Actor) -> Person:
    """
    Return one person with how to reach them.

    :raises Refused: if this actor may not see people.
    :raises Person.DoesNotExist: if there is none of this number.
    """
    permissions.require_may_view(by)
    return Person.objects.prefetch_related("emails", "phones", "addresses").get(
        pk=person_id
    )


def tags_of(person: Person) -> list[Tag]:
    """Return a person's tags by name."""
    return list(Tag.objects.filter(pk__in=person.tag_ids).order_by("name"))


def all_tags(*, count: int = 200) -> list[Tag]:
    """Return the campaign's tags by name."""
    return list(Tag.objects.order_by("name")[:count])


def joined_since(moment: dt.datetime) -> int:
    """Return how many joined from a moment on."""
    return Person.objects.present().filter(joined_at__gte=moment).count()


def proposals_of(person: Person) -> list[Proposal]:
    """Return what visitors typed over filled fields and nobody decided on yet."""
    return list(person.proposals.filter(decided_at=None).order_by("pk"))
