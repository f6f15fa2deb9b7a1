"""The platform's letters to a campaign's owners when its site is closed for now, and reopened."""

import datetime as dt

from controlplane.provisioning.owner_letters import Words, post_to_owners
from tenants.models import Nation

KIND = "campaign.suspension"
PATH = "/go-live/"
WHAT_TO_DO = (
    "Put it right, then answer this email and tell us. If we’re mistaken, tell us that."
)


def post_suspended(nation: Nation, *, at: dt.datetime) -> None:
    """Write why, what supporters see, what keeps working and how to answer; called in public."""
    closed = f"{nation.name}’s site is closed for now"
    # Nobody is on the list of a site that no stranger ever saw.
    leaving = "Whoever wants to leave your emails still can." if nation.was_live else ""
    words = Words(
        subject=closed,
        paragraphs=(
            f"We’ve closed {nation.name}’s site for now. The reason: “{nation.suspended_reason}”",
            (
                f"Whoever opens it reads “{closed}.” They don’t see the reason. Nothing "
                "is deleted."
            ),
            (
                "Your panel stays open to you. You can look after your people and change "
                f"your pages; others see that once the site is open again. {leaving}"
            ).strip(),
            WHAT_TO_DO,
        ),
        button="Open your panel",
        path=PATH,
    )
    post_to_owners(nation, words, kind=KIND, at=at)


def post_reason_changed(nation: Nation, *, at: dt.datetime) -> None:
    """Write what the reason is now; called in public."""
    words = Words(
        subject=f"Why {nation.name}’s site is closed for now",
        paragraphs=(
            (
                f"{nation.name}’s site is still closed, and we’ve changed what we gave as "
                f"the reason. It is now: “{nation.suspended_reason}”"
            ),
            WHAT_TO_DO,
        ),
        button="Open your panel",
        path=PATH,
    )
    post_to_owners(nation, words, kind=KIND, at=at)


def post_resumed(nation: Nation, *, at: dt.datetime) -> None:
    """Write that it is over, and who sees the site now; called in public."""
    live, private = (
        "Everybody sees it again, with all you changed and published meanwhile.",
        "It’s private, as it was before: only its own people see it until it goes live.",
    )
    words = Words(
        subject=f"{nation.name}’s site is no longer closed",
        paragraphs=(
            f"We’ve opened {nation.name}’s site again.",
            live if nation.is_live else private,
        ),
        button="Open your panel",
        path="/",
    )
    post_to_owners(nation, words, kind=KIND, at=at)
