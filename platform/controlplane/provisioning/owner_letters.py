"""Letters from the platform to the owners of a campaign."""

import dataclasses
import datetime as dt

from kernel.mail.sending import Letter, post
from kernel.permissions import Role
from tenants import selectors
from tenants.accounts.models import User
from tenants.models import Nation
from themes import mail


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class Words:
    """What a letter says, and its one button: the words on it, and the panel's path."""

    subject: str
    paragraphs: tuple[str, ...]
    button: str
    path: str


def post_to_owners(nation: Nation, words: Words, *, kind: str, at: dt.datetime) -> None:
    """
    Write to each owner whose address is proved: another may be a stranger's, typed to have us
    write to them. Call it in public, in the transaction of what the letter tells.
    """
    # The panel asks whoever follows it to sign in: a letter can be passed on.
    panel = selectors.addresses_of(selectors.slug_of(nation)).panel
    letter = mail.render_platform_mail(
        subject=words.subject,
        template="letter",
        context={
            "paragraphs": words.paragraphs,
            "button": words.button,
            "button_url": f"{panel}{words.path}",
        },
    )
    owners = User.objects.filter(
        memberships__nation=nation,
        memberships__role=Role.OWNER.value,
        email_proved_at__isnull=False,
    )
    for address in owners.order_by("pk").values_list("email", flat=True):
        post(
            Letter(
                kind=kind,
                to=address,
                subject=letter.subject,
                text=letter.text,
                html=letter.html,
            ),
            at=at,
        )
