"""Take what visitors post, once, and do what it asks for."""

import datetime as dt

from django.db import transaction
from django.db.models import Q

from kernel.actor import Actor, ActorKind, Source
from kernel.clearing import clear_away
from kernel.permissions import Refused
from nations.people import contact_points, matching
from nations.people.models import Device, Person
from nations.submissions import confirming, screening, taking
from nations.submissions.confirming import Proof
from nations.submissions.models import Submission
from nations.submissions.screening import Post, Suspicion
from nations.submissions.taking import SIGN_UP, Press, Received, SignUp

__all__ = ["Received", "SignUp", "check", "confirm_sign_up", "receive_sign_up"]

# So long whoever looks after the site can see what was refused, and why.
REFUSED_KEPT_FOR = dt.timedelta(days=30)


class SignUpInvalid(Exception):
    """Something typed can't be used; `errors` has a sentence for each field."""

    def __init__(self, errors: dict[str, str]) -> None:
        super().__init__(errors)
        self.errors = errors
        self.sentence = " ".join(errors.values())


class LooksLikeSpam(Exception):
    """It was kept as refused, with its reason, unless too many were; nobody was added."""

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


class WaitsForClick(Exception):
    """It is kept, and a letter with a link is on its way; nobody was added yet."""

    sentence = "We’ve sent you an email. Press the button in it and you’re in."


class ConfirmationTooOld(Exception):
    """The link of a letter is older than three days, or stands for nothing any more."""

    sentence = "That link is too old. Join once more: it takes ten seconds."


class ConfirmationOvertaken(Exception):
    """The address that the link was sent to isn't the person's any more."""

    sentence = (
        "This link was sent to an address we no longer have, so it does nothing now. "
        "Join once more: it takes ten seconds."
    )


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


def _require_may_post(by: Actor) -> None:
    if by.kind not in {ActorKind.VISITOR, ActorKind.SUPPORTER, ActorKind.SYSTEM}:
        raise Refused("This form is for visitors of the site.")


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

    `number` is the nation's; `device` the browser's, or null where it is new. A yes to letters
    that the address's owner left waits for a press in a letter there; the answer is the same.

    :raises Refused: if not a visitor, a supporter or the system posts it.
    :raises SignUpInvalid: if a field can't be used; nothing is kept.
    :raises LooksLikeSpam: if it looks like a machine's; the first of them in an hour are kept.
    :raises WaitsForClick: if there were too many from there, or it came too fast; it is kept until
        the address typed is proved.
    """
    _require_may_post(by)
    check(form)
    suspicion = screening.suspicion(post, at, number=number)
    if suspicion in {Suspicion.TOO_MANY, Suspicion.TOO_FAST}:
        with transaction.atomic():
            is_kept = confirming.hold(form, post, via=via, at=at)
        if is_kept:
            raise WaitsForClick
    if suspicion is not None:
        if screening.may_keep_refused(post):
            _keep_refused(form, suspicion, via=via, at=at)
        raise LooksLikeSpam(suspicion)
    press = Press(device=device, proof=Device.Proof.TYPED)
    with transaction.atomic():
        key, before = taking.seen_before(form, at)
        if before is not None and before.person is not None:
            return taking.again(before, before.person, press, form=form, via=via, at=at)
        received = taking.take(
            form, Submission(key=key, received_at=at), press, by=by, via=via, at=at
        )
        if received.waits_for_proof:
            confirming.ask_again(form, post, via=via, at=at)
        return received


def _keep_refused(
    form: SignUp, suspicion: Suspicion, *, via: Source, at: dt.datetime
) -> None:
    Submission.objects.create(
        kind=SIGN_UP,
        page_id=form.page_id,
        key=f"refused:{taking.digest_of(form)}:{at.timestamp()}",
        state=Submission.State.REFUSED,
        reason=suspicion.value,
        source=via.as_json(),
        received_at=at,
    )


@transaction.atomic
def confirm_sign_up(
    *,
    proof: Proof,
    device: Device | None,
    by: Actor,
    via: Source,
    at: dt.datetime,
) -> Received:
    """
    Take a form that waited, now that its link was pressed; pressed twice it is taken once.

    The device that pressed is proved by a link, as long as the address it was sent to is the
    person's: only the address's reader has that.

    :raises Refused: if not a visitor, a supporter or the system presses.
    :raises ConfirmationTooOld: after three days, or if it stands for no form to that address.
    :raises ConfirmationOvertaken: if the person has another address by now.
    """
    _require_may_post(by)
    row = (
        Submission.objects.select_for_update(of=("self",))
        .select_related("person")
        .filter(pk=proof.submission_id, kind=SIGN_UP)
        .first()
    )
    press = Press(device=device, proof=Device.Proof.LINK)
    if row is not None and row.person is not None:
        # Staff may be changing the address this moment: they first, or the press first.
        person = Person.objects.select_for_update().get(pk=row.person.pk)
        if not matching.has_mailbox(person, proof.address):
            raise ConfirmationOvertaken
        return taking.again(row, person, press, via=via, at=at)
    if (
        row is None
        or row.state != Submission.State.WAITING
        or at - row.received_at > confirming.VALID_FOR
    ):
        raise ConfirmationTooOld
    form = confirming.form_of(row)
    if not contact_points.is_same_mailbox(form.email, proof.address):
        raise ConfirmationTooOld
    # The same words posted later stand under a key of their own.
    row.key = f"confirmed:{row.pk}"
    return taking.take(form, row, press, by=by, via=Source.from_json(row.source), at=at)


def forget_old(*, by: Actor, via: Source, at: dt.datetime) -> int:
    """
    Delete forms whose link nobody pressed in its time, and those refused long ago; return how many.

    :raises Refused: if anybody but the system asks.
    """
    if by.kind is not ActorKind.SYSTEM:
        raise Refused("The platform does this by itself.")
    state = Submission.State
    unpressed = Q(state=state.WAITING, received_at__lt=at - confirming.VALID_FOR)
    refused = Q(state=state.REFUSED, received_at__lt=at - REFUSED_KEPT_FOR)
    return clear_away(Submission.objects.filter(unpressed | refused))
