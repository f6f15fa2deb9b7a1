"""
Over the limit a form waits until somebody presses the link in a letter to the address typed.

One waiting form an address, the newest words in it; one letter an address and hour; and letters
to strangers are themselves limited, so that nobody posts through our form.
"""

import datetime as dt
import hashlib
from collections.abc import Iterable

from django.conf import settings
from django.utils.translation import gettext as _

from kernel import limits
from kernel.actor import Source
from kernel.mail.sending import Letter, post
from kernel.sweep import schemas_with
from nations.consents.actions import Asked
from nations.people import contact_points
from nations.submissions.models import Submission
from nations.submissions.screening import Post
from nations.submissions.taking import SIGN_UP, SignUp
from tenants import selectors, signing
from themes import mail
from themes.selectors import current_brand

PURPOSE = "confirm"
VALID_FOR = dt.timedelta(days=3)
HOUR = 3600
# Letters of this kind in an hour.
PER_EMAIL, PER_ADDRESS, PER_NATION = 1, 20, 500


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

    Return whether it was kept: not where too many letters went out from here already.
    """
    email = contact_points.email(form.email)
    digest = hashlib.sha256(email.lower().encode()).hexdigest()[:32]
    wanted = [
        limits.hit(
            "confirm.address", posted.address, limit=PER_ADDRESS, per_seconds=HOUR
        ),
        limits.hit("confirm.nation", "all", limit=PER_NATION, per_seconds=HOUR),
    ]
    if not all(hit.ok for hit in wanted):
        return False
    waiting, _made = Submission.objects.update_or_create(
        kind=SIGN_UP,
        key=f"w:{digest}",
        defaults={
            "page_id": form.page_id,
            "state": Submission.State.WAITING,
            "data": _as_data(form, email),
            "consent_wording": form.asked.wording if form.asked else "",
            "source": via.as_json(),
            "received_at": at,
        },
    )
    if limits.hit("confirm.email", digest, limit=PER_EMAIL, per_seconds=HOUR).ok:
        _write_to(email, waiting, at=at)
    return True


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


def _write_to(email: str, waiting: Submission, *, at: dt.datetime) -> None:
    brand, slug = current_brand(), selectors.current_slug()
    site = selectors.addresses_of(slug).site
    token = signing.sign(waiting.pk, purpose=PURPOSE)
    letter = mail.render_mail(
        subject=_("One press and you’ve joined %(name)s") % {"name": brand.name},
        template="letter",
        context={
            "paragraphs": [
                _("Somebody, probably you, asked to join %(name)s with this address.")
                % {"name": brand.name},
                _(
                    "If it wasn’t you, leave this letter alone: nothing happens without "
                    "the press. The button works for three days."
                ),
            ],
            "button": _("Yes, that’s me"),
            "button_url": f"{site}/_/confirm/?for={token}",
        },
        brand=brand,
    )
    post(
        Letter(
            kind="submissions.confirm",
            to=email,
            subject=letter.subject,
            text=letter.text,
            html=letter.html,
            from_address=f"{slug}@mail.{settings.PLATFORM_DOMAIN.partition(':')[0]}",
            reply_to=brand.contact_email,
        ),
        at=at,
    )
