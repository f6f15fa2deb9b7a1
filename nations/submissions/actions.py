"""Take what visitors post, once, and do what it asks for."""

import dataclasses
import datetime as dt
import hashlib

from django.db import connection, transaction

from kernel import facts
from kernel.actor import Actor, ActorKind, Source
from kernel.crash import crash_point
from kernel.permissions import Refused
from nations.consents import actions as consents
from nations.people import actions as people
from nations.people import contact_points, devices, selectors
from nations.people.models import Device, Person
from nations.submissions import screening
from nations.submissions.facts import SignUpReceived
from nations.submissions.models import Submission
from nations.submissions.screening import Post, Suspicion

SIGN_UP = "SIGN_UP"
# Without script there is no key: the same words from the same page this soon are one post.
SAME_WITHIN = dt.timedelta(minutes=10)


class SignUpInvalid(Exception):
    """Something typed can't be used; `errors` has a sentence for each field."""

    def __init__(self, errors: dict[str, str]) -> None:
        super().__init__(errors)
        self.errors = errors
        self.sentence = " ".join(errors.values())


class LooksLikeSpam(Exception):
    """It was kept as refused, with its reason; nobody was added."""

    _SENTENCES = {
        Suspicion.TOO_MANY: "That was a lot of forms from here. Try again in an hour.",
        Suspicion.TOO_FAST: "That was faster than anybody types. Go back and press once more.",
    }

    def __init__(self, suspicion: Suspicion) -> None:
        super().__init__(suspicion)
        self.suspicion = suspicion
        self.sentence = self._SENTENCES.get(
            suspicion,
            "We couldn’t take this. If you are a person, write to us instead.",
        )


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
    """What a post came to; `is_again` where the same one had come before."""

    submission: Submission
    person: Person
    device: Device
    number: int
    is_again: bool


def check(form: SignUp) -> None:
    """
    Pass a form whose fields can be used.

    :raises SignUpInvalid: with a sentence for each field that can't.
    """
    errors: dict[str, str] = {}
    if not form.email.strip():
        errors["email"] = "Type your email address."
    else:
        try:
            contact_points.email(form.email)
        except contact_points.NotAnEmail as error:
            errors["email"] = error.sentence
    if form.postcode.strip():
        try:
            contact_points.postcode(form.postcode, country=form.country)
        except contact_points.NotAPostcode as error:
            errors["postcode"] = error.sentence
    if errors:
        raise SignUpInvalid(errors)


def receive_sign_up(
    *,
    form: SignUp,
    post: Post,
    device: Device | None,
    number: int,
    by: Actor,
    via: Source,
    at: dt.datetime,
) -> Received:
    """
    Take a form to join: one submission, one person, one supporter, however often it is posted.

    `number` is the nation's; `device` the browser's, or null where it is new.

    :raises Refused: if not a visitor, a supporter or the system posts it.
    :raises SignUpInvalid: if a field can't be used; nothing is kept.
    :raises LooksLikeSpam: if it looks like a machine's; it is kept as refused.
    """
    if by.kind not in {ActorKind.VISITOR, ActorKind.SUPPORTER, ActorKind.SYSTEM}:
        raise Refused("This form is for visitors of the site.")
    check(form)
    suspicion = screening.suspicion(post, at, number=number)
    if suspicion is not None:
        _keep_refused(form, suspicion, via=via, at=at)
        raise LooksLikeSpam(suspicion)
    with transaction.atomic():
        return _take(form, device=device, by=by, via=via, at=at)


def _digest(form: SignUp) -> str:
    said = (
        f"{form.page_id}|{form.email.strip().lower()}|{form.postcode.strip().upper()}"
    )
    return hashlib.sha256(f"{said}|{form.agreed}".encode()).hexdigest()[:32]


def _keep_refused(
    form: SignUp, suspicion: Suspicion, *, via: Source, at: dt.datetime
) -> None:
    Submission.objects.create(
        kind=SIGN_UP,
        page_id=form.page_id,
        key=f"refused:{_digest(form)}:{at.timestamp()}",
        state=Submission.State.REFUSED,
        reason=suspicion.value,
        source=via.as_json(),
        received_at=at,
    )


def _seen_before(form: SignUp, at: dt.datetime) -> tuple[str, Submission | None]:
    """Return the key this post stands under, and what came under it before."""
    digest = _digest(form)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(hashtext(current_schema() || %s))",
            [form.key or digest],
        )
    taken = Submission.objects.filter(kind=SIGN_UP).select_related("person")
    if form.key:
        key = f"k:{form.key}"[:64]
        return key, taken.filter(key=key).first()
    key = f"c:{digest}:{int(at.timestamp())}"
    recent = taken.filter(
        key__startswith=f"c:{digest}:", received_at__gt=at - SAME_WITHIN
    )
    return key, recent.order_by("-pk").first()


def _take(
    form: SignUp, *, device: Device | None, by: Actor, via: Source, at: dt.datetime
) -> Received:
    key, before = _seen_before(form, at)
    if before is not None and before.person is not None:
        return _again(before, before.person, device, at=at)
    person = people.identify(
        details=people.Details(
            email=form.email, postcode=form.postcode, country=form.country
        ),
        by=by,
        via=via,
        at=at,
    ).person
    theirs = devices.stand_for(
        person=person, proof=Device.Proof.TYPED, device=device, at=at
    )
    themselves = Actor.supporter(person_id=person.pk)
    via = dataclasses.replace(via, device_id=theirs.pk)
    people.join(person_id=person.pk, by=themselves, via=via, at=at)
    person.refresh_from_db(fields=["supporter_number"])
    submission = _keep_accepted(form, theirs, key=key, via=via, at=at)
    if form.agreed and form.asked is not None:
        consents.give_consent(
            person_id=person.pk,
            asked=form.asked,
            submission_id=submission.pk,
            by=themselves,
            via=via,
            at=at,
        )
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
        number=_number_for(person, device),
        is_again=False,
    )


def _keep_accepted(
    form: SignUp, device: Device, *, key: str, via: Source, at: dt.datetime
) -> Submission:
    return Submission.objects.create(
        kind=SIGN_UP,
        page_id=form.page_id,
        person_id=device.person_id,
        device_id=device.pk,
        key=key,
        state=Submission.State.ACCEPTED,
        data={"agreed": form.agreed},
        consent_wording=form.asked.wording if form.asked else "",
        source=via.as_json(),
        received_at=at,
        settled_at=at,
    )


def _again(
    before: Submission, person: Person, device: Device | None, *, at: dt.datetime
) -> Received:
    # Whoever posts the same words may be somebody else: never the first one's device.
    theirs = devices.stand_for(
        person=person, proof=Device.Proof.TYPED, device=device, at=at
    )
    return Received(
        submission=before,
        person=person,
        device=theirs,
        number=_number_for(person, device),
        is_again=True,
    )


def _number_for(person: Person, device: Device | None) -> int:
    """
    Return the number this device may be shown.

    A device that stood for the person already sees their own; to another one a supporter
    of long standing looks like the newest, so that an address can't be tried out.
    """
    if device is not None and device.person_id == person.pk:
        return person.supporter_number or 0
    return selectors.supporters_count()
