"""A form that was found good: one submission, one person, one supporter."""

import dataclasses
import datetime as dt
import hashlib

from django.db import connection

from kernel import facts
from kernel.actor import Actor, Source
from kernel.crash import crash_point
from nations.consents import actions as consents
from nations.consents import selectors as ledger
from nations.people import actions as people
from nations.people import (
    contact_points,
    devices,
    matching,
    public_count,
    selectors,
)
from nations.people.models import Device, Person
from nations.submissions.facts import SignUpReceived
from nations.submissions.models import Submission

SIGN_UP = "SIGN_UP"
# Without script there is no key: the same words from the same page this soon are one post.
SAME_WITHIN = dt.timedelta(minutes=10)


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class SignUp:
    """What the form to join said; `key` is empty where no script ran."""

    email: str
    postcode: str
    country: str  # ISO 3166-1, of the postcode
    page_id: int
    key: str = ""
    # What was asked beside the tick, and whether they agreed; null: nothing was asked.
    asked: consents.Asked | None = None
    agreed: bool = False


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class Received:
    """
    What a post came to; `is_again` where the same one had come before.

    `number` is what may be shown to whoever posted: 0 where the count is public only in steps.
    `waits_for_proof`: it says yes to letters the person left, so that the yes is nobody's until
    the address is proved. Nothing of this may be seen by whoever posted.
    """

    submission: Submission
    person: Person
    device: Device
    number: int
    is_again: bool
    waits_for_proof: bool = False


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class Press:
    """The browser that pressed, and what it proves; a null device is a new one."""

    device: Device | None
    proof: Device.Proof


def digest_of(form: SignUp) -> str:
    """Return what makes two posts the same one: of one ticket, or soon after another without one."""
    said = (
        f"{form.page_id}|{form.email.strip().lower()}|{form.postcode.strip().upper()}"
    )
    return hashlib.sha256(f"{said}|{form.agreed}".encode()).hexdigest()[:32]


def seen_before(form: SignUp, at: dt.datetime) -> tuple[str, Submission | None]:
    """Return the key this post stands under, and what was taken under it before."""
    digest = digest_of(form)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(hashtext(current_schema() || %s))",
            [form.key or digest],
        )
    taken = Submission.objects.filter(kind=SIGN_UP).select_related("person")
    if form.key:
        # Whoever goes back and corrects a word posts under the same ticket: that is another form.
        key = f"k:{form.key[:32]}:{digest[:24]}"
        return key, taken.filter(key=key).first()
    key = f"c:{digest}:{int(at.timestamp())}"
    recent = taken.filter(
        key__startswith=f"c:{digest}:", received_at__gt=at - SAME_WITHIN
    )
    before = recent.order_by("-pk").first()
    if before is None or before.person is None:
        return key, before
    # Staff changed the address since: whoever types it isn't that person any more.
    is_theirs = matching.has_mailbox(before.person, contact_points.email(form.email))
    return key, before if is_theirs else None


def take(
    form: SignUp,
    submission: Submission,
    press: Press,
    *,
    by: Actor,
    via: Source,
    at: dt.datetime,
) -> Received:
    """Do what a form asks for, and keep it as `submission`, a row that is new or waited."""
    person = people.identify(
        details=people.Details(
            email=form.email, postcode=form.postcode, country=form.country
        ),
        by=by,
        via=via,
        at=at,
    ).person
    theirs = devices.stand_for(
        person=person, proof=press.proof, device=press.device, at=at
    )
    themselves = Actor.supporter(person_id=person.pk)
    via = dataclasses.replace(via, device_id=theirs.pk)
    was_known = person.supporter_number is not None
    people.join(person_id=person.pk, by=themselves, via=via, at=at)
    person.refresh_from_db(fields=["supporter_number"])
    number = _number_for(person, theirs, press.device, was_known=was_known)
    _keep(submission, form, person, theirs, number=number, via=via, at=at)
    # A link is pressed in a letter to the very address of the form.
    is_read = press.proof != Device.Proof.TYPED
    waits = not is_read and _waits_for_proof(form, person, theirs, via)
    if not waits:
        _give_consent(form, submission, is_read=is_read, by=themselves, via=via, at=at)
    facts.publish(
        SignUpReceived(person_id=person.pk, submission_id=submission.pk),
        by=themselves,
        via=via,
        at=at,
    )
    crash_point("submissions.before_commit")
    return Received(
        submission=submission,
        person=person,
        device=theirs,
        number=number,
        is_again=False,
        waits_for_proof=waits,
    )


def _give_consent(
    form: SignUp,
    submission: Submission,
    *,
    is_read: bool,
    by: Actor,
    via: Source,
    at: dt.datetime,
) -> None:
    person = submission.person
    if person is not None and form.agreed and form.asked is not None:
        consents.give_consent(
            person_id=person.pk,
            asked=form.asked,
            # Only whoever reads a mailbox that was left opens it again.
            address=contact_points.email(form.email),
            is_read=is_read,
            submission_id=submission.pk,
            by=by,
            via=via,
            at=at,
        )


def _waits_for_proof(form: SignUp, person: Person, device: Device, via: Source) -> bool:
    """Return whether an address typed by anybody would undo what its owner decided."""
    if not form.agreed or form.asked is None:
        return False
    if device.proof == Device.Proof.TYPED:
        kind = {"channel": form.asked.channel, "purpose": form.asked.purpose}
        return bool(ledger.left_by_themselves([person.pk], **kind))
    address = contact_points.email(form.email)
    left = ledger.left_addresses([address.lower()], purpose=form.asked.purpose)
    return bool(left) and not ledger.has_proved(person.pk, via, address)


def _keep(
    submission: Submission,
    form: SignUp,
    person: Person,
    device: Device,
    *,
    number: int,
    via: Source,
    at: dt.datetime,
) -> None:
    submission.kind = SIGN_UP
    submission.page_id = form.page_id
    submission.person = person
    submission.device_id = device.pk
    submission.state = Submission.State.ACCEPTED
    # What was typed is the person's now and stands here no longer.
    submission.data = {"agreed": form.agreed, "number": number}
    submission.consent_wording = form.asked.wording if form.asked else ""
    submission.source = via.as_json()
    submission.settled_at = at
    submission.save()


def again(
    before: Submission,
    person: Person,
    press: Press,
    *,
    form: SignUp | None = None,
    via: Source,
    at: dt.datetime,
) -> Received:
    """Answer a form that was taken before, for whoever posts it now; null: pressed, not posted."""
    # Whoever posts the same words may be somebody else: never the first one's device.
    theirs = devices.stand_for(
        person=person, proof=press.proof, device=press.device, at=at
    )
    # Only the browser that opened the form has its key; the same words anybody may type.
    is_the_same_browser = before.key.startswith("k:")
    if form is not None and not is_the_same_browser:
        _say_yes_too(form, before, person, theirs, via=via, at=at)
    shown = (
        int(before.data.get("number", 0))
        if is_the_same_browser
        else _number_for(person, theirs, press.device, was_known=True)
    )
    return Received(
        submission=before, person=person, device=theirs, number=shown, is_again=True
    )


def _say_yes_too(
    form: SignUp,
    before: Submission,
    person: Person,
    theirs: Device,
    *,
    via: Source,
    at: dt.datetime,
) -> None:
    # The first one's yes isn't theirs: it may have been a stranger's, who takes it back. Where
    # somebody said no in between, the same words are no answer to that.
    if form.asked and ledger.has_consent(
        person.pk, channel=form.asked.channel, purpose=form.asked.purpose
    ):
        themselves = Actor.supporter(person_id=person.pk)
        via = dataclasses.replace(via, device_id=theirs.pk)
        _give_consent(form, before, is_read=False, by=themselves, via=via, at=at)


def _number_for(
    person: Person, theirs: Device, came_with: Device | None, *, was_known: bool
) -> int:
    """
    Return the number this device may be shown, or 0: the campaign's count moves in steps by now.

    One that proved the address sees the person's own. To another a supporter of long standing
    gets the next number, as somebody new does, and gets it again, so that an address can't be
    tried out.
    """
    number = person.supporter_number or 0
    if theirs.proof == Device.Proof.TYPED and was_known:
        is_back = came_with is not None and came_with.pk == theirs.pk
        number = _shown_before(theirs) if is_back else selectors.supporters_count() + 1
    return number if number <= public_count.EXACT_TO else 0


def _shown_before(device: Device) -> int:
    first = (
        Submission.objects.filter(kind=SIGN_UP, device_id=device.pk)
        .order_by("pk")
        .values_list("data", flat=True)
        .first()
    )
    return int(first.get("number", 0)) if first else 0
