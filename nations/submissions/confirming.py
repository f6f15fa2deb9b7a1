"""
Over the limit a form waits until somebody presses the link in a letter to the address typed.

So does a yes to letters that the address's owner left. One waiting form for each address and
words, for a link takes what its letter was sent for and nothing typed later; one letter an
address and hour; and letters to strangers are themselves limited, here and over all campaigns,
so that nobody posts through our form.
"""

import dataclasses
import datetime as dt
import hashlib
import json
from collections.abc import Iterable
from typing import Any, Self

from django.core.signing import BadSignature
from django.utils.translation import gettext as _

from kernel.actor import Source
from kernel.sweep import schemas_with
from nations.consents.actions import Asked
from nations.people import contact_points, link_letters
from nations.people.link_letters import LinkLetter
from nations.submissions.models import Submission
from nations.submissions.screening import Post
from nations.submissions.taking import SIGN_UP, SignUp
from tenants import signing
from tenants.context import current_nation
from themes.selectors import current_brand

PURPOSE = "confirm"
VALID_FOR = dt.timedelta(days=3)


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class _Words:
    """What a letter says above its button."""

    subject: str
    first: str


def with_forgotten(schemas: Iterable[str]) -> list[str]:
    """Find which of these schemas have waiting forms whose link is too old."""
    days = VALID_FOR.days
    return schemas_with(
        schemas,
        table="submissions_submission",
        condition=f"state = 'WAITING' AND received_at < now() - interval '{days} days'",
    )


def hold(form: SignUp, posted: Post, *, via: Source, at: dt.datetime) -> bool:
    """
    Keep a form until its address is proved, and write there; call it in a transaction.

    Return whether it was kept: not where too many letters went out from here already, and not
    where the campaign isn't live, for then it knows no strangers to write to.
    """
    if not current_nation().live_at or not link_letters.may_write_from(
        posted.address, name="confirm"
    ):
        return False
    name = current_brand().name
    words = _Words(
        subject=_("One press and you’ve joined %(name)s") % {"name": name},
        first=_("Somebody, probably you, asked to join %(name)s with this address.")
        % {"name": name},
    )
    _keep_and_write(form, words, via=via, at=at)
    return True


def ask_again(form: SignUp, posted: Post, *, via: Source, at: dt.datetime) -> None:
    """
    Keep a yes to letters that the person left until the address is proved, and write there.

    Whoever posted may not learn whether this was called, so it has no answer, and counters
    apart from those of `hold`, whose end anybody sees.
    """
    if not current_nation().live_at or not link_letters.may_write_from(
        posted.address, name="again"
    ):
        return
    name = current_brand().name
    words = _Words(
        subject=_("Emails from %(name)s again?") % {"name": name},
        first=_(
            "You left the emails of %(name)s. Somebody, probably you, has now asked for "
            "them with this address."
        )
        % {"name": name},
    )
    _keep_and_write(form, words, via=via, at=at)


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class Proof:
    """What the link of a letter shows: which form it is for, and which address it was sent to."""

    submission_id: int
    address: str

    def signed(self) -> str:
        """Return it as a token; the address is sealed, for links stand in logs."""
        sealed = signing.seal(self.address, purpose=PURPOSE)
        return signing.sign([self.submission_id, sealed], purpose=PURPOSE)

    @classmethod
    def of(cls, content: Any) -> Self | None:
        """Return what a token was signed for, or null where it names no address."""
        try:
            submission_id, sealed = content
            address = signing.unseal(str(sealed), purpose=PURPOSE)
        except (BadSignature, TypeError, ValueError):
            return None
        return cls(submission_id=submission_id, address=address)


def _keep_and_write(
    form: SignUp, words: _Words, *, via: Source, at: dt.datetime
) -> None:
    email = contact_points.email(form.email)
    data = _as_data(form, email)
    wording = form.asked.wording if form.asked else ""
    waiting, _made = Submission.objects.update_or_create(
        kind=SIGN_UP,
        key=f"w:{link_letters.digest_of(email)[:24]}:{_digest_of(data, wording)}",
        defaults={
            "page_id": form.page_id,
            "state": Submission.State.WAITING,
            "data": data,
            "consent_wording": wording,
            "source": via.as_json(),
            "received_at": at,
        },
    )
    if link_letters.may_write_to(email, name="confirm"):
        _write_to(email, waiting, words, at=at)


def _digest_of(data: dict[str, object], wording: str) -> str:
    said = json.dumps([{**data, "email": ""}, wording], sort_keys=True)
    return hashlib.sha256(said.encode()).hexdigest()[:24]


def _as_data(form: SignUp, email: str) -> dict[str, object]:
    asked = form.asked
    return {
        "email": email,
        "postcode": form.postcode,
        "country": form.country,
        "agreed": form.agreed,
        "asked": asked and [asked.channel, asked.purpose, asked.basis],
    }


def form_of(waiting: Submission) -> SignUp:
    """Return the form that waits in a row."""
    said = waiting.data
    asked = None
    if said["asked"]:
        channel, purpose, basis = said["asked"]
        asked = Asked(
            wording=waiting.consent_wording,
            channel=channel,
            purpose=purpose,
            basis=basis,
        )
    return SignUp(
        email=said["email"],
        postcode=said["postcode"],
        country=said["country"],
        page_id=waiting.page_id or 0,
        asked=asked,
        agreed=said["agreed"],
    )


def _paragraphs(waiting: Submission, words: _Words) -> list[str]:
    said = [words.first]
    if waiting.data["agreed"] and waiting.consent_wording:
        said.append(_("They ticked: “%(words)s”") % {"words": waiting.consent_wording})
    said.append(
        _(
            "If it wasn’t you, leave this letter alone: nothing happens without "
            "the press. The button works for three days."
        )
    )
    return said


def _write_to(
    email: str, waiting: Submission, words: _Words, *, at: dt.datetime
) -> None:
    proof = Proof(submission_id=waiting.pk, address=email)
    letter = LinkLetter(
        kind="submissions.confirm",
        subject=words.subject,
        paragraphs=_paragraphs(waiting, words),
        button=_("Yes, that’s me"),
        path=f"/_/confirm/?for={proof.signed()}",
    )
    link_letters.write(letter, to=email, at=at)
