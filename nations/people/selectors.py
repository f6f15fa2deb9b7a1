"""Who a campaign knows: counts, lists and one person."""

import dataclasses
import datetime as dt
import enum
from collections.abc import Sequence

from django.db.models import (
    Case,
    CharField,
    Count,
    Exists,
    Func,
    Max,
    OrderBy,
    OuterRef,
    Q,
    QuerySet,
    Value,
    When,
)
from django.db.models.functions import Concat, Lower

from kernel.actor import Actor
from kernel.changes.models import Change
from kernel.jobs.models import Job
from nations.people import permissions
from nations.people.models import (
    Address,
    Email,
    Person,
    Phone,
    Proposal,
    Tag,
    Unaccent,
)

PAGE = 50
WEEK = dt.timedelta(days=7)
# The jobs that bring people in (imports.actions.KIND).
LISTS = ("imports.people",)


class SplitPart(Func):
    """``split_part(text, sign, n)`` of Postgres."""

    function = "split_part"
    output_field = CharField()


def supporters_count() -> int:
    """Return how many have joined; numbers have no gaps, so it is the highest one."""
    highest = Person.objects.aggregate(highest=Max("supporter_number"))["highest"]
    return int(highest or 0)


def is_anybody_known() -> bool:
    """Return whether the campaign has anybody yet, joined or brought."""
    return Person.objects.present().exists()


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class Wanted:
    """
    Whom a list shows; every part left empty shows everyone.

    `asked` is letters of a name, the beginning of an email or digits of a phone; `joined` is
    ``yes`` or ``no``; `place` the outward part of a postcode; `reach` is ``email``, ``phone``
    or ``post``; `since` the moment they became known, or joined where `joined` is ``yes``;
    `list_job_id` the job of a list that brought them in, or filled them in, and still stands.
    """

    asked: str = ""
    joined: str = ""
    tag_id: int | None = None
    place: str = ""
    reach: str = ""
    is_brought: bool = False
    since: dt.datetime | None = None
    list_job_id: int | None = None

    @property
    def is_everyone(self) -> bool:
        """Nothing narrows the list but its tab."""
        return dataclasses.replace(self, joined="") == Wanted()


class Order(enum.StrEnum):
    """How a list is sorted."""

    NEWEST = "newest"
    NAME = "name"


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class Listing:
    """A page of people; the ids that begin the pages beside it (null: there is none)."""

    people: list[Person]
    newer: int | None
    older: int | None


_LETTERS = Lower(Unaccent(Concat("full_name", Value(" "), "called")))
_BY_NAME = Lower(Unaccent("full_name"))


def _matching(people: QuerySet[Person], asked: str) -> QuerySet[Person]:
    asked = " ".join(asked.split())[:100]
    if not asked:
        return people
    digits = "".join(sign for sign in asked if sign.isdigit())
    mailed = Email.objects.annotate(lower=Lower("address")).filter(
        lower__startswith=asked.lower()
    )
    if "@" in asked:
        return people.filter(pk__in=mailed.values("person_id"))
    if len(digits) >= 3 and len(digits) >= len(asked) / 2:
        rung = Phone.objects.filter(number__contains=digits.lstrip("0"))
        return people.filter(pk__in=rung.values("person_id"))
    folded = Lower(Unaccent(Value(asked)))
    named = Person.objects.annotate(letters=_LETTERS).filter(letters__contains=folded)
    # A union of two indexed reads; "or" would read every person.
    either = named.values("pk").union(mailed.values("person_id"))
    return people.filter(pk__in=either)


def _reached_by(people: QuerySet[Person], reach: str) -> QuerySet[Person]:
    if reach == "email":
        works = Email.objects.filter(person_id=OuterRef("pk"), state=Email.State.OK)
        return people.filter(Exists(works), is_do_not_contact=False)
    if reach == "phone":
        rings = Phone.objects.filter(person_id=OuterRef("pk"), is_working=True)
        return people.filter(
            Exists(rings), is_do_not_phone=False, is_do_not_contact=False
        )
    if reach == "post":
        where = Address.objects.filter(person_id=OuterRef("pk"))
        return people.filter(
            Exists(where.exclude(postcode="", given="")), is_do_not_contact=False
        )
    return people


def _wanted(wanted: Wanted) -> QuerySet[Person]:
    people: QuerySet[Person] = Person.objects.present()
    if wanted.joined:
        people = people.filter(joined_at__isnull=wanted.joined == "no")
    if wanted.tag_id is not None:
        people = people.filter(tag_ids__contains=[wanted.tag_id])
    if wanted.place:
        lives = Address.objects.filter(postcode__startswith=f"{wanted.place} ")
        people = people.filter(pk__in=lives.values("person_id"))
    if wanted.is_brought:
        people = people.filter(recruiter__isnull=False)
    if wanted.since:
        field = "joined_at" if wanted.joined == "yes" else "created_at"
        people = people.filter(**{f"{field}__gte": wanted.since})
    if wanted.list_job_id is not None:
        changes = Change.objects.filter(
            job_id=wanted.list_job_id, job__kind__in=LISTS, undone_at=None
        )
        people = people.filter(pk__in=changes.values("root_id"))
    return _matching(_reached_by(people, wanted.reach), wanted.asked)


def everyone(
    *,
    by: Actor,
    wanted: Wanted,
    order: Order = Order.NEWEST,
    after: int | None = None,
    before: int | None = None,
) -> Listing:
    """
    Return fifty people: those that follow a person in the list, or those in front of one.

    :raises Refused: if this actor may not see people.
    """
    permissions.require_may_view(by)
    people = _wanted(wanted)
    is_back = before is not None and after is None
    from_id = before if is_back else after
    if from_id is not None:
        people = _beyond(people, order, from_id, is_back=is_back)
    sorted_ = people.order_by(*_keys(order, is_back=is_back))
    found = list(sorted_.prefetch_related("emails", "phones", "addresses")[: PAGE + 1])
    more, shown = len(found) > PAGE, found[:PAGE]
    if is_back:
        shown.reverse()
    there_is_newer = more if is_back else from_id is not None
    there_is_older = True if is_back else more
    return Listing(
        people=shown,
        newer=shown[0].pk if shown and there_is_newer else None,
        older=shown[-1].pk if shown and there_is_older else None,
    )


def _keys(order: Order, *, is_back: bool) -> Sequence[str | OrderBy]:
    if order is Order.NAME:
        return [_BY_NAME.desc(), "-pk"] if is_back else [_BY_NAME.asc(), "pk"]
    return ["created_at", "pk"] if is_back else ["-created_at", "-pk"]


def _beyond(
    people: QuerySet[Person], order: Order, pk: int, *, is_back: bool
) -> QuerySet[Person]:
    """Leave those on one side of a person; everybody, where that person is gone."""
    is_by_name = order is Order.NAME
    key = "by_name" if is_by_name else "created_at"
    here = Person.objects.annotate(by_name=_BY_NAME).filter(pk=pk)
    value = here.values_list(key, flat=True).first()
    if value is None:
        return people
    side = "gt" if is_by_name is not is_back else "lt"
    people = people.annotate(by_name=_BY_NAME)
    return people.filter(
        Q(**{f"{key}__{side}": value}) | Q(**{key: value, f"pk__{side}": pk})
    )


def matching_count(*, by: Actor, wanted: Wanted) -> int:
    """
    Return how many a list holds in all.

    :raises Refused: if this actor may not see people.
    """
    permissions.require_may_view(by)
    return _wanted(wanted).count()


def list_begun_at(job_id: int | None) -> dt.datetime | None:
    """Return when a list of people was brought in; null: there is none of this number."""
    if job_id is None:
        return None
    jobs = Job.objects.filter(pk=job_id, kind__in=LISTS)
    return jobs.values_list("began_at", flat=True).first()


def find(asked: str, *, by: Actor, count: int = 6) -> list[Person]:
    """
    Return the people three letters, an address or a number mean, the likeliest first.

    :raises Refused: if this actor may not see people.
    """
    permissions.require_may_view(by)
    word = Lower(Unaccent(Value(" ".join(asked.split())[:100])))
    likely = Case(
        When(letters__startswith=word, then=Value(0)),
        When(letters__contains=Concat(Value(" "), word), then=Value(1)),
        default=Value(2),
    )
    people = _matching(Person.objects.present(), asked).annotate(letters=_LETTERS)
    found = people.annotate(likely=likely).order_by("likely", "letters", "pk")
    return list(found.prefetch_related("emails", "phones", "addresses")[:count])


def places(*, count: int = 40) -> list[str]:
    """Return the outward parts of postcodes people live in, those of most people first."""
    outward = SplitPart("postcode", Value(" "), Value(1))
    lived_in = (
        Address.objects.filter(postcode__contains=" ")
        .values(outward=outward)
        .annotate(people=Count("pk"))
        .order_by("-people", "outward")
    )
    return [row["outward"] for row in lived_in[:count]]


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
    joined = Count("pk", filter=Q(joined_at__isnull=False))
    said = Person.objects.present().aggregate(everyone=Count("pk"), joined=joined)
    return Counts(**said)


def get_person(person_id: int, *, by: Actor) -> Person:
    """
    Return one person with how to reach them.

    :raises Refused: if this actor may not see people.
    :raises Person.DoesNotExist: if there is none of this number.
    """
    permissions.require_may_view(by)
    people = Person.objects.select_related("recruiter")
    return people.prefetch_related("emails", "phones", "addresses").get(pk=person_id)


def tag_named(tag_id: int) -> Tag | None:
    """Return a tag by its number; null: there is none."""
    return Tag.objects.filter(pk=tag_id).first()


def details_of(person: Person) -> dict[str, str]:
    """Return what a person's details are now, under the names `PersonChange` has for them."""
    email = next((e.address for e in person.emails.all() if e.is_primary), "")
    phone = next((p.given for p in person.phones.all() if p.is_primary), "")
    postcode = next(
        (
            address.postcode
            for address in person.addresses.all()
            if address.kind == Address.Kind.PRIMARY
        ),
        "",
    )
    return {
        "full_name": person.full_name,
        "called": person.called,
        "email": email,
        "phone": phone,
        "postcode": postcode,
    }


def all_tags(*, count: int = 200) -> list[Tag]:
    """Return the campaign's tags by name."""
    return list(Tag.objects.order_by("name")[:count])


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class Growth:
    """What came since a moment, and in the same stretch of the week before."""

    joined: int
    joined_before: int
    added: int
    added_before: int
    brought: int
    brought_before: int
    known: int  # of either kind: whoever joins may have been known before


def _between(field: str, since: dt.datetime, until: dt.datetime) -> Q:
    return Q(**{f"{field}__gte": since, f"{field}__lt": until})


def growth(*, by: Actor, since: dt.datetime, until: dt.datetime) -> Growth:
    """
    Return who came between two moments, and between the same two a week earlier; one query.

    :raises Refused: if this actor may not see people.
    """
    permissions.require_may_view(by)
    joined, known = (_between(at, since, until) for at in ("joined_at", "created_at"))
    joined_before = _between("joined_at", since - WEEK, until - WEEK)
    known_before = _between("created_at", since - WEEK, until - WEEK)
    said = Person.objects.present().aggregate(
        joined=Count("pk", filter=joined),
        joined_before=Count("pk", filter=joined_before),
        added=Count("pk", filter=known & Q(joined_at=None)),
        added_before=Count("pk", filter=known_before & Q(joined_at=None)),
        brought=Count("pk", filter=joined & ~Q(recruiter=None)),
        brought_before=Count("pk", filter=joined_before & ~Q(recruiter=None)),
        known=Count("pk", filter=known),
    )
    return Growth(**said)


def last_joined_at() -> dt.datetime | None:
    """Return when somebody last joined; null: nobody did yet."""
    newest = Person.objects.present().exclude(joined_at=None).order_by("-joined_at")
    return newest.values_list("joined_at", flat=True).first()


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class Brought:
    """Whom a person brought in: how many, and the first few."""

    count: int
    first: list[Person]


def brought_by(person: Person, *, count: int = 3) -> Brought:
    """Return whom a person brought in."""
    people = Person.objects.present().filter(recruiter=person)
    return Brought(count=people.count(), first=list(people.order_by("pk")[:count]))


def proposals_of(person: Person) -> list[Proposal]:
    """Return what visitors typed over filled fields and nobody decided on yet."""
    return list(person.proposals.filter(decided_at=None).order_by("pk"))
