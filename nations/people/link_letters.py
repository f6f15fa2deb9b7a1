"""
Letters with one button, to an address that somebody typed: how many go out, and who they are from.

Nobody posts through our forms: one letter of a kind a mailbox and hour, so many from a network
(to one campaign, and to all of them together), a campaign, and to one mailbox over all campaigns
(but for leaving: nobody uses up another's way out). Each kind (`name`) has counters of its own, so
that nobody uses up another kind's.
"""

import dataclasses
import datetime as dt
import hashlib

from django.conf import settings

from kernel import limits
from kernel.mail.sending import Letter, post
from tenants import selectors
from tenants.context import in_public
from themes import mail
from themes.selectors import current_brand

HOUR = 3600
DAY = 24 * HOUR
# Letters of a kind in an hour.
PER_EMAIL, PER_ADDRESS, PER_NATION = 1, 20, 500
# Letters of a kind in an hour that a network asks for from all campaigns together.
PER_NETWORK = 3 * PER_ADDRESS
# Letters of a kind that one mailbox gets in a day from all campaigns together.
PER_RECIPIENT = 5
# Letters of a kind in an hour to all sub-addresses of one mailbox, besides the one to its own.
PER_SUB_ADDRESSES = 5
# Here dots are no part of a name, and both lead to the same mailboxes.
GOOGLE = frozenset({"gmail.com", "googlemail.com"})


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class LinkLetter:
    """What a letter says, and the path on the site that its button leads to."""

    kind: str
    subject: str
    paragraphs: list[str]
    button: str
    path: str


def digest_of(email: str) -> str:
    """Return a name for an address (in its kept form) in a counter's key."""
    return hashlib.sha256(email.lower().encode()).hexdigest()[:32]


def mailbox_of(email: str) -> str:
    """
    Return the mailbox that an address leads to, as far as it can be told from how it is written.

    For counters alone: at some hosts "+" is a letter like any other, so nobody is taken for
    somebody else by it.
    """
    name, _at, domain = email.lower().rpartition("@")
    name = name.partition("+")[0] or name
    if domain in GOOGLE:
        name, domain = name.replace(".", "") or name, "gmail.com"
    return f"{name}@{domain}"


def may_write_from(address: str, *, name: str, is_known: bool = True) -> bool:
    """
    Count one more letter that a network address asks for; it is a visitor's, hashed.

    Asked for with an address nobody here has (`is_known` false), it is the same work and uses up
    nothing that others need.
    """
    everybody = f"{name}.nation" if is_known else f"{name}.nation.unknown"
    # What is over its own limit uses up nothing that others need.
    return (
        limits.hit(f"{name}.address", address, limit=PER_ADDRESS, per_seconds=HOUR).ok
        and _may_network_ask(address, name)
        and limits.hit(everybody, "all", limit=PER_NATION, per_seconds=HOUR).ok
    )


def _may_network_ask(address: str, name: str) -> bool:
    # One network is one network, however many campaigns somebody goes round.
    with in_public():
        return limits.hit(
            f"{name}.network", address, limit=PER_NETWORK, per_seconds=HOUR
        ).ok


def may_write_here(email: str, *, name: str, is_known: bool = True) -> bool:
    """
    Count one more letter from this campaign to an address (in its kept form).

    Each address of a mailbox has its own, for nobody uses up another's way out.
    """
    digest = digest_of(email)
    return limits.hit(
        f"{name}.email", digest, limit=PER_EMAIL, per_seconds=HOUR
    ).ok and may_sub_address_have(email, name=name, is_known=is_known)


def may_sub_address_have(email: str, *, name: str, is_known: bool = True) -> bool:
    """
    Count one more letter from this campaign to a sub-address, of which one mailbox has many.

    What is written as its mailbox is isn't counted. `is_known` is as in `may_write_from`.
    """
    mailbox = mailbox_of(email)
    if mailbox == email.lower():
        return True
    counter = f"{name}.mailbox" if is_known else f"{name}.mailbox.unknown"
    digest = digest_of(mailbox)
    return limits.hit(counter, digest, limit=PER_SUB_ADDRESSES, per_seconds=HOUR).ok


def may_write_to(email: str, *, name: str) -> bool:
    """Count one more letter to an address's mailbox, here and over all campaigns."""
    digest = digest_of(mailbox_of(email))
    if not limits.hit(f"{name}.email", digest, limit=PER_EMAIL, per_seconds=HOUR).ok:
        return False
    # One mailbox is one mailbox, however many campaigns somebody opens to write to it.
    with in_public():
        return limits.hit(
            f"{name}.recipient", digest, limit=PER_RECIPIENT, per_seconds=DAY
        ).ok


def rendered(letter: LinkLetter, *, to: str) -> Letter:
    """Return the finished letter in the campaign's colours."""
    brand, slug = current_brand(), selectors.current_slug()
    site = selectors.addresses_of(slug).site
    finished = mail.render_mail(
        subject=letter.subject,
        template="letter",
        context={
            "paragraphs": letter.paragraphs,
            "button": letter.button,
            "button_url": f"{site}{letter.path}",
        },
        brand=brand,
    )
    return Letter(
        kind=letter.kind,
        to=to,
        subject=finished.subject,
        text=finished.text,
        html=finished.html,
        from_address=f"{slug}@mail.{settings.PLATFORM_DOMAIN.partition(':')[0]}",
        reply_to=brand.contact_email,
    )


def write(letter: LinkLetter, *, to: str, at: dt.datetime) -> None:
    """Send a letter."""
    post(rendered(letter, to=to), at=at)
