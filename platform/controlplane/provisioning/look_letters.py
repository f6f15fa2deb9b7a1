"""The platform's letter to a campaign's owners once an operator has looked at its name."""

import datetime as dt

from controlplane.provisioning.owner_letters import Words, post_to_owners
from tenants.models import Nation

KIND = "campaign.look"


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
    post_to_owners(nation, words, kind=KIND, at=at)


def _passed(nation: Nation, *, was_live: bool) -> Words:
    looked = f"We’ve looked at the name {nation.name}, and it’s all right."
    if nation.is_suspended or was_live:
        stayed = "Your site stayed live. There’s nothing you have to do."
        closed = (
            "Your site is still closed for now: what we wrote about that isn’t settled."
        )
        return Words(
            subject=f"{nation.name} can keep its name",
            paragraphs=(looked, closed if nation.is_suspended else stayed),
            button="Open your panel",
            path="/",
        )
    return Words(
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


def _refused(nation: Nation, *, was_live: bool) -> Words:
    looked = f"We’ve looked at the name {nation.name}, and it can’t go live"
    reason = nation.look_reason
    because = f", because it {reason[:1].lower()}{reason[1:]}" if reason else "."
    private = "Your site is private again. Nothing on it is lost." if was_live else ""
    # While it is suspended, its name can't be changed.
    change = (
        "Once your site is open again, change the name"
        if nation.is_suspended
        else "Change the name"
    )
    paragraphs = (
        f"{looked}{because}",
        private,
        (
            f"{change}, and you can go live with the new one. If it too reads like "
            "somebody else’s, we look at it first."
        ),
        "Is the name yours to use? Answer this email and tell us why.",
    )
    return Words(
        subject=f"{nation.name} can’t go live under this name",
        paragraphs=tuple(paragraph for paragraph in paragraphs if paragraph),
        button="Open your panel" if nation.is_suspended else "Change the name",
        path="/" if nation.is_suspended else "/settings/campaign/",
    )
