"""
The letter to somebody who wants to leave and whom the site doesn't recognise.

Whoever typed the address may not learn whether anybody has it: the answer is the same, and so,
but for one row, is the work.
"""

import dataclasses
import datetime as dt
import json
from collections.abc import Collection, Sequence
from typing import Any, Self

from django.core.signing import BadSignature
from django.utils.translation import gettext as _

from kernel import limits
from kernel.mail.sending import post
from nations.consents import selectors
from nations.consents.models import ConsentEntry
from nations.people import contact_points, link_letters, matching
from nations.people.link_letters import LinkLetter
from nations.people.models import Person
from tenants import signing
from tenants.context import current_nation
from themes.selectors import current_brand

PURPOSE, PUT_BACK = "leave.mailbox", "leave.undo"
BACK_PATH = "/_/leave/back/"
VALID_FOR = dt.timedelta(days=3)
# A way back is as long for one person as for a household that shares a mailbox.
EVEN_BYTES = 1024


def write_to(typed: str, *, posted_from: str, at: dt.datetime) -> None:
    """
    Write to an address if somebody known has it; `posted_from` is the visitor's, hashed.

    The link names the address, whatever becomes of the row it stands in, and seals it: links
    stand in logs.

    :raises contact_points.NotAnEmail: if it can't be one.
    """
    email = contact_points.email(typed)
    known = matching.mailbox(email)
    token = signing.sign(_sealed(email, purpose=PURPOSE), purpose=PURPOSE)
    letter = link_letters.rendered(_letter(token), to=email)
    # Only where somebody may be on the list, and else nothing of the mailbox's is used up.
    if not current_nation().was_live:
        return
    # Counted whether or not anybody is known, as everything here.
    is_known = known is not None
    if not link_letters.may_write_from(posted_from, name="leave", is_known=is_known):
        return
    if link_letters.may_write_here(email, name="leave", is_known=is_known) and is_known:
        post(letter, at=at)


def address_in(content: Any) -> str | None:
    """Return the address (in small letters) that a letter to leave by went to, or null: none."""
    try:
        return signing.unseal(str(content), purpose=PURPOSE)
    except BadSignature:
        return None


def _sealed(email: str, *, purpose: str) -> str:
    return signing.seal(email.lower(), purpose=purpose)


def _letter(token: str) -> LinkLetter:
    name = current_brand().name
    return LinkLetter(
        kind="consents.leave",
        subject=_("Leave the emails of %(name)s?") % {"name": name},
        paragraphs=[
            _(
                "Somebody, probably you, asked to leave the emails of %(name)s with this address."
            )
            % {"name": name},
            _(
                "If it wasn’t you, leave this letter alone: nothing happens without "
                "the press. The button works for three days."
            ),
        ],
        button=_("Leave the emails"),
        path=f"/_/leave/letter/?for={token}",
    )


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class WayBack:
    """
    What a press undoes, who pressed to leave, and by which device (null: whoever has the token).

    `addresses` are the mailboxes that were left, `written_to` those that letters to the people of
    the entries went to by then; all in small letters.
    """

    person_id: int
    entry_ids: Collection[int]
    addresses: Collection[str]
    written_to: Collection[str]
    device_id: int | None = None

    def signed(self) -> str:
        """Return it as a token that tells nothing: links stand in logs, and strangers type."""
        said = [
            self.device_id,
            self.person_id,
            list(self.entry_ids),
            sorted(self.addresses),
            sorted(self.written_to),
        ]
        text = json.dumps(said)
        # Blanks at its end are none of the content, and no reader of the token can count.
        even = text.ljust(-(-len(text) // EVEN_BYTES) * EVEN_BYTES)
        return signing.sign(signing.seal(even, purpose=PUT_BACK), purpose=PUT_BACK)

    @classmethod
    def of(cls, content: Any) -> Self | None:
        """Return what a token was signed for, or null where that was no way back."""
        try:
            said = json.loads(signing.unseal(str(content), purpose=PUT_BACK))
        except (BadSignature, ValueError):
            return None
        device_id, person_id, entry_ids, addresses, written_to = said
        return cls(
            person_id=person_id,
            entry_ids=entry_ids,
            addresses=addresses,
            written_to=written_to,
            device_id=device_id,
        )


def way_back(
    person_id: int,
    entries: Sequence[ConsentEntry],
    *,
    addresses: Collection[str],
    device_id: int | None,
) -> WayBack:
    """Return what undoes these entries, made just now; `addresses` are what was left."""
    return WayBack(
        person_id=person_id,
        entry_ids=[entry.pk for entry in entries],
        addresses=[one.lower() for one in addresses],
        written_to=selectors.written_to([entry.person_id for entry in entries]),
        device_id=device_id,
    )


def tell(person: Person, entries: Sequence[ConsentEntry], *, at: dt.datetime) -> None:
    """Write to somebody that they left, with a way back: it may not have been them who pressed."""
    to = selectors.address_for_letters(person.pk)
    if not to or not current_nation().was_live:
        return
    name = current_brand().name
    back = way_back(person.pk, entries, addresses=[to], device_id=None)
    letter = LinkLetter(
        kind="consents.left",
        subject=_("You’ve left the emails of %(name)s") % {"name": name},
        paragraphs=[
            _(
                "Somebody, probably you, pressed it on a device where this address was typed. "
                "From now on we email you no more."
            ),
            _(
                "If it wasn’t you, go back with one press. It works for three days, however "
                "often it happens again."
            ),
        ],
        button=_("Put me back"),
        path=f"{BACK_PATH}?for={back.signed()}",
    )
    # Each time they are back by a press of their own they are told anew: else whoever left for
    # them once could do it again unheard. Nobody but them makes one letter more of it.
    presses = selectors.proved_yes_count(person.pk)
    counter = f"{link_letters.digest_of(to)}:{presses}"
    is_news = limits.hit(
        "left.email",
        counter,
        limit=link_letters.PER_EMAIL,
        per_seconds=link_letters.HOUR,
    ).ok
    if is_news and link_letters.may_sub_address_have(to, name="left"):
        link_letters.write(letter, to=to, at=at)
