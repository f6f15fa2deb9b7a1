"""The platform's letter to a campaign's owners once an operator has looked at its name."""

import dataclasses
import datetime as dt

from kernel.mail.sending import Letter, post
from kernel.permissions import Role
from tenants import selectors
from tenants.accounts.models import User
from tenants.models import Nation
from themes import mail


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class _Words:
    subject: str
    paragraphs: tuple[str, ...]
    button: str
    path: str


def post_decision(nation: Nation, *, was_live: bool, at: dt.datetime) -> None:
    """
    Write to each owner whose address is proved what was decided.

    Call it in public, in the decision's transaction.

    `was_live` is whether strangers saw the site before it.
    """
    words = (
        _passed(nation, was_live=was_live)
        if nation.look == Nation.Look.PASSED
        else _refused(nation, was_live=was_live)
    )
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
    # An address that nobody proved may be a stranger's, typed to have us write to them.
    owners = User.objects.filter(
        memberships__nation=nation,
        memberships__role=Role.OWNER.value,
        email_proved_at__isnull=False,
    )
    for address in owners.order_by("pk").values_list("email", flat=True):
        post(
            Letter(
                kind="campaign.look",
                to=address,
                subject=letter.subject,
                text=letter.text,
                html=letter.html,
            ),
            at=at,
        )


def _passed(nation: Nation, *, was_live: bool) -> _Words:
    looked = f"We’ve looked at the name {nation.name}, and it’s all right."
    if was_live:
        return _Words(
            subject=f"{nation.name} can keep its name",
            paragraphs=(
                looked,
                "Your site stayed live. There’s nothing you have to do.",
            ),
            button="Open your panel",
            path="/",
        )
    return _Words(
        subject=f"{nation.name} can go live",
        paragraphs=(
            looked,
            (
                "Your site goes live when you say so. If anything else is still missing, "
                "the same screen says what."
            ),
        ),
        button="Go live",
        path="/go-live/",
    )


def _refused(nation: Nation, *, was_live: bool) -> _Words:
    looked = f"We’ve looked at the name {nation.name}, and it can’t go live"
    reason = nation.look_reason
    because = f", because it {reason[:1].lower()}{reason[1:]}" if reason else "."
    private = "Your site is private again. Nothing on it is lost." if was_live else ""
    paragraphs = (
        f"{looked}{because}",
        private,
        (
            "Change the name, and you can go live with the new one. If it too reads like "
            "somebody else’s, we look at it first."
        ),
        "Is the name yours to use? Answer this email and tell us why.",
    )
    return _Words(
        subject=f"{nation.name} can’t go live under this name",
        paragraphs=tuple(paragraph for paragraph in paragraphs if paragraph),
        button="Change the name",
        path="/settings/campaign/",
    )
