"""Open campaigns, and show them; the same functions serve screens and the shell."""

import dataclasses
import datetime as dt

from celery import current_app
from django.db import IntegrityError, transaction

from controlplane.facts import (
    CampaignOpened,
    CampaignWentLive,
    CampaignWentPrivate,
)
from controlplane.provisioning import (
    furnish,
    look_letters,
    names,
    operating,
    resemblance,
)
from controlplane.provisioning.countries import country
from controlplane.provisioning.template import prepare
from kernel import facts, queue
from kernel.actor import Actor, ActorKind, Source
from kernel.audit import writing as audit
from kernel.crash import crash_point
from kernel.permissions import Permission, Refused, Role, require
from tenants import generations, pool, replay, schema_hash, selectors, slugs
from tenants.accounts.models import User
from tenants.context import in_nation, in_public
from tenants.models import Domain, Kind, Membership, Nation, SchemaState, schema_of

UNPROVED_DAYS = 7
LOOK_DECIDED = "campaign.look.decided"
REFILL_TASK = "controlplane.tasks.refill"
# Building a schema keeps Postgres busy for as long as the new site takes to be shown: whoever
# was just served sees it first. Who stands in line wakes a worker at once (waiting.wake).
REFILL_AFTER_SECONDS = 1


class NotReadyToGoLive(Exception):
    """Something is missing before strangers may see the site; its sentence says what."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class NoneReady(Exception):
    """No schema is ready, and the caller can't wait for one to be built."""

    sentence = "It’s being built. This takes a few seconds."


class ClosedForNow(Exception):
    """While it is suspended, a site goes neither live nor private."""

    sentence = "The site is closed for now, so it can go neither live nor private."


class NameChanged(Exception):
    """The name that was decided on isn't the campaign's any more."""

    sentence = (
        "It’s called something else by now. Look at the new name and press again."
    )


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class Opening:
    """The answers to the three questions, and what was guessed from them."""

    name: str
    kind: Kind
    slug: str
    country: str
    charity_number: str = ""
    is_demo: bool = False


def open_campaign(
    *,
    opening: Opening,
    owner: User,
    by: Actor,
    via: Source,
    at: dt.datetime,
    asked_at: dt.datetime | None = None,
    may_build: bool = True,
) -> Nation:
    """
    Open a campaign: a schema from the pool (or built now), its address, its owner, its site.

    `asked_at` is when somebody pressed, from which on it is measured how long it took; null:
    nobody waits.

    :raises NoneReady: if the pool is empty and this may not build a schema.
    :raises SlugRefused: if the address can't be used.
    :raises NameMissing, NameTooLong, NotAName, NameHoldsAddress: as `names.checked`.
    :raises UnknownCountry: if campaigns can't be opened in the country yet.
    :raises Refused: if a visitor without an account asks.
    """
    if by.kind not in {ActorKind.STAFF, ActorKind.OPERATOR, ActorKind.SYSTEM}:
        raise Refused("Give your email first.")
    opening = dataclasses.replace(opening, name=names.checked(opening.name))
    with in_public():
        slugs.check(opening.slug)
        if may_build and pool.ready_count() == 0:
            pool.add_one(prepare=prepare)
        nation = _hand_out(opening, owner, may_build=may_build, by=by, via=via, at=at)
    crash_point("campaign.handed_out")
    seat_of = furnish.Owner.of(owner)
    furnish.furnish(nation, owner=seat_of, at=at, asked_at=asked_at)
    selectors.forget_hosts()
    queue.wake(
        current_app.tasks[REFILL_TASK],
        schema="public",
        queue="platform",
        after_seconds=REFILL_AFTER_SECONDS,
    )
    return nation


@transaction.atomic
def _hand_out(
    opening: Opening,
    owner: User,
    *,
    may_build: bool,
    by: Actor,
    via: Source,
    at: dt.datetime,
) -> Nation:
    place = country(opening.country)
    number = pool.take()
    from_pool = number is not None
    if number is None and not may_build:
        raise NoneReady
    if number is None:  # others emptied it between the look and the take
        number = replay.next_number()
        replay.replay(number, prepare=prepare)
    look = "" if opening.is_demo else resemblance.why_look(opening.name, opening.slug)
    nation = Nation.objects.create(
        id=number,
        schema_name=schema_of(number),
        name=opening.name,
        kind=opening.kind,
        country=place.code,
        time_zone=place.time_zone,
        locale=place.locale,
        currency=place.currency,
        charity_number=opening.charity_number,
        is_demo=opening.is_demo,
        look=Nation.Look.WAITING if look else Nation.Look.NOT_NEEDED,
        look_reason=look,
        opened_at=at,
        closes_unproved_at=(
            # A proof of this very moment is seen when its time comes (closing.close_unproved).
            None if owner.email_proved_at else at + dt.timedelta(days=UNPROVED_DAYS)
        ),
    )
    _give_address(nation, opening.slug)
    Membership.objects.create(
        account=owner, nation=nation, role=Role.OWNER.value, joined_at=at
    )
    facts.publish(
        CampaignOpened(nation_id=nation.pk, from_pool=from_pool), by=by, via=via, at=at
    )
    return nation


def _give_address(nation: Nation, slug: str) -> None:
    """
    Give a new campaign its first address.

    :raises SlugRefused: if another took it a moment ago.
    """
    host = Domain(domain=slugs.host_of(slug), tenant=nation)
    try:
        with transaction.atomic():
            # Past `save`, which looks for another host that was first: there is none.
            Domain.objects.bulk_create([host])
    except IntegrityError as error:
        raise slugs.SlugRefused(
            f"{slug} is taken.", free=slugs.alternatives(slug)
        ) from error
    nation.slug_kept = slug


def what_is_missing(nation: Nation, *, owner_is_proved: bool) -> str:
    """Return the sentence that says what stands before going live, or nothing."""
    if not owner_is_proved:
        return "Type in the six digits from our email. None there? Send a new one."
    with in_nation(nation):
        if not furnish.has_imprint():
            return (
                "Say who’s responsible: the law asks for a name and a postal address."
            )
    return _what_is_said_of_the_name(nation)


def _what_is_said_of_the_name(nation: Nation) -> str:
    if nation.look == Nation.Look.WAITING:
        return (
            "Somebody at the platform looks at this name first, because it "
            f"{nation.look_reason[:1].lower()}{nation.look_reason[1:]} You’ll get an email."
        )
    if nation.look == Nation.Look.REFUSED:
        return "This name can’t go live. Change it, or answer the email we sent you."
    return ""


def _require_open(nation: Nation) -> None:
    if nation.state == Nation.State.CLOSED:
        raise operating.AlreadyClosed
    if nation.is_suspended:
        raise ClosedForNow


def go_live(*, nation: Nation, by: Actor, via: Source, at: dt.datetime) -> Nation:
    """
    Show the site to strangers.

    :raises Refused: if this actor may not.
    :raises AlreadyClosed: if it is closed.
    :raises ClosedForNow: if it is suspended.
    :raises NotReadyToGoLive: if the email isn't proved, the imprint is missing, or an operator
        has yet to look at the name.
    """
    require(by, Permission.CAMPAIGN_GO_LIVE)
    _require_open(nation)
    with in_public():
        proved = User.objects.filter(
            memberships__nation=nation,
            memberships__role=Role.OWNER.value,
            email_proved_at__isnull=False,
        ).exists()
    missing = what_is_missing(nation, owner_is_proved=proved)
    if missing:
        raise NotReadyToGoLive(missing)
    with in_public(), transaction.atomic():
        nation = Nation.objects.select_for_update().get(pk=nation.pk)
        _require_open(nation)
        # It may have been renamed since it was read.
        missing = _what_is_said_of_the_name(nation)
        if missing:
            raise NotReadyToGoLive(missing)
        if nation.live_at is None:
            nation.live_at = at
            nation.first_live_at = nation.first_live_at or at
            nation.closes_unproved_at = None
            nation.save(
                update_fields=["live_at", "first_live_at", "closes_unproved_at"]
            )
            facts.publish(CampaignWentLive(nation_id=nation.pk), by=by, via=via, at=at)
        generations.bump(nation)
    selectors.forget_hosts()
    return nation


def make_private(*, nation: Nation, by: Actor, via: Source, at: dt.datetime) -> Nation:
    """
    Show the site to nobody but its own people, until it goes live again.

    :raises Refused: if this actor may not.
    :raises AlreadyClosed: if it is closed.
    :raises ClosedForNow: if it is suspended.
    """
    require(by, Permission.CAMPAIGN_GO_LIVE)
    with in_public(), transaction.atomic():
        nation = Nation.objects.select_for_update().get(pk=nation.pk)
        _require_open(nation)
        if nation.live_at is not None:
            nation.live_at = None
            nation.save(update_fields=["live_at"])
            went = CampaignWentPrivate(nation_id=nation.pk)
            facts.publish(went, by=by, via=via, at=at)
        generations.bump(nation)
    selectors.forget_hosts()
    return nation


def decide_look(
    *, number: int, name: str, passes: bool, by: Actor, via: Source, at: dt.datetime
) -> Nation:
    """
    Say of a name that resembles another's whether it may go live; one that may not is private.

    `name` is the one that was looked at. The owners get a letter, unless it was decided so before
    or no decision was waited for.

    :raises Refused: if no operator asks.
    :raises AlreadyClosed: if the campaign is closed.
    :raises NameChanged: if the campaign has another name by now.
    """
    operating.require_operator(by)
    with in_public(), transaction.atomic():
        nation = operating.locked(number)
        if nation.name != name:
            raise NameChanged
        before, was_live = nation.look, nation.live_at is not None
        nation.look = Nation.Look.PASSED if passes else Nation.Look.REFUSED
        if not passes and was_live:
            nation.live_at = None
            went = CampaignWentPrivate(nation_id=number)
            facts.publish(went, by=by, via=via, at=at)
            generations.bump(nation)
        nation.save(update_fields=["look", "live_at"])
        # Of this very name: another one is looked at anew.
        said = {"passes": passes, "name": nation.name}
        audit.note(LOOK_DECIDED, by=by, at=at, subject=f"nation:{number}", **said)
        is_news = before != nation.look and (
            not passes or before != Nation.Look.NOT_NEEDED
        )
        if is_news:
            look_letters.post_decision(nation, was_live=was_live, at=at)
    selectors.forget_hosts()
    return nation


def is_current(nation: Nation) -> bool:
    """Return whether the nation's schema has all of this code's migrations."""
    with in_public():
        return SchemaState.objects.filter(
            schema_name=nation.schema_name, hash=schema_hash.current()
        ).exists()
