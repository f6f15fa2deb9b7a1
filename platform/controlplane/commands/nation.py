"""Open, list, suspend, resume and close campaigns."""

import argparse
import sys
from typing import Any

from controlplane import cli
from controlplane.provisioning.countries import COUNTRIES

KINDS = ("candidate", "party", "union", "charity", "issue")
OPENING = (
    "Open a campaign for somebody, who owns it. Prints two lines, the addresses of its site and "
    "its panel; all else goes to stderr. It is private until its owner goes live."
)
# What becomes of a closed campaign (tenants.models.KEPT_AFTER_CLOSING).
KEPT = "Its people, pages and files are deleted after 30 days."


class NoSuchCampaign(Exception):
    """No campaign has this address."""

    def __init__(self, slug: str) -> None:
        super().__init__(slug)
        self.sentence = f"No campaign has the address {slug}."


class NotTypedAgain(Exception):
    """The address wasn't typed a second time."""

    sentence = "Nothing was closed. A script says --yes instead."


def nation_at(slug: str) -> Any:
    """
    Return the campaign with this address; call it after ``cli.set_up_beside``.

    :raises NoSuchCampaign: if there is none.
    """
    from tenants import selectors
    from tenants.models import Nation

    try:
        return selectors.get_nation_by_slug(slug)
    except Nation.DoesNotExist as error:
        raise NoSuchCampaign(slug) from error


def _open(said: argparse.Namespace) -> int:
    cli.set_up_beside()
    from django.utils import timezone

    from controlplane.provisioning import campaigns
    from kernel.actor import Actor, Channel, Source
    from nations.people import contact_points
    from tenants import selectors
    from tenants.accounts.models import User
    from tenants.context import in_public
    from tenants.models import Kind

    email = contact_points.email(said.owner_email)
    slug = said.slug.strip().lower()
    with in_public():
        owner = User.objects.with_email(email).first()
        owner = owner or User.objects.create_user(email)
        nation = campaigns.open_campaign(
            opening=campaigns.Opening(
                name=said.name,
                kind=Kind(said.kind.upper()),
                slug=slug,
                country=said.country,
            ),
            owner=owner,
            by=Actor.system(name="shell"),
            via=Source(channel=Channel.SHELL),
            at=timezone.now(),
        )
    addresses = selectors.addresses_of(slug)
    cli.say(f"{addresses.site}/")
    cli.say(f"{addresses.panel}/")
    # Beside what a script reads.
    sys.stderr.write(f"{email} signs in at the second, by a code sent there.\n")
    if nation.look == nation.Look.WAITING:
        why = f"{nation.look_reason[:1].lower()}{nation.look_reason[1:]}"
        sys.stderr.write(
            f"An operator looks at this name before it may go live, because it {why}\n"
        )
    return 0


def _list(said: argparse.Namespace) -> int:
    cli.set_up_beside()
    from tenants import selectors
    from tenants.context import in_public
    from tenants.models import Nation

    with in_public():
        nations = list(Nation.objects.order_by("pk"))
        selectors.learn_slugs(nations)
    cli.say("number\taddress\tstate\tname")
    for nation in nations:
        is_closed = nation.state == Nation.State.CLOSED
        slug = "-" if is_closed else selectors.slug_of(nation)
        cli.say(f"{nation.pk}\t{slug}\t{nation.standing}\t{nation.name}")
    return 0


def _require_slug_again(slug: str) -> None:
    """
    Let whoever closes a campaign type its address once more.

    :raises NotTypedAgain: if they type something else.
    """
    cli.say(f"Closing frees the address {slug}, and nothing here opens it again.")
    cli.say(KEPT)
    try:
        typed = input(f"Type {slug} to close it: ")
    except (EOFError, OSError):  # nobody is there to type
        typed = ""
    if typed.strip().lower() != slug.lower():
        raise NotTypedAgain


def _suspended(*, before: Any, now: Any) -> str:
    """Return what became of it, which may have been suspended before."""
    if not before.is_suspended:
        return f"{now.name} is suspended. Its owners get a letter that says why."
    if before.suspended_reason == now.suspended_reason:
        return f"{now.name} was suspended already, for this reason. Nothing changed."
    return (
        f"{now.name} was suspended already; its reason is now "
        f"“{now.suspended_reason}”. Its owners get a letter."
    )


def _resumed(*, before: Any) -> str:
    """Return what became of it, which may not have been suspended."""
    if not before.is_suspended:
        return f"{before.name} isn’t suspended."
    seen = "Everybody sees it" if before.is_live else "It’s private, as before"
    return f"{before.name} is open again. {seen}. Its owners get a letter."


def _change(said: argparse.Namespace) -> int:
    cli.set_up_beside()
    from django.utils import timezone

    from controlplane.provisioning import closing, suspending
    from kernel.actor import Actor, Channel, Source

    nation = nation_at(said.slug)
    if said.what == "close" and not said.yes:
        _require_slug_again(said.slug)
    how: dict[str, Any] = {
        "number": nation.pk,
        "by": Actor.system(name="shell"),
        "via": Source(channel=Channel.SHELL),
        "at": timezone.now(),
    }
    if said.what == "suspend":
        now = suspending.suspend(reason=said.reason, **how)
        cli.say(_suspended(before=nation, now=now))
    elif said.what == "resume":
        suspending.resume(**how)
        cli.say(_resumed(before=nation))
    else:
        closing.close(**how)
        cli.say(f"{nation.name} is closed. The address {said.slug} is free again.")
        cli.say(KEPT)
    return 0


def _kind(typed: str) -> str:
    if typed.lower() not in KINDS:
        raise argparse.ArgumentTypeError(f"{typed!r} is none of {', '.join(KINDS)}")
    return typed.lower()


def _add_open(acts: Any) -> None:
    opening = cli.add_command(acts, "open", "open a campaign", _open, is_beside=True)
    opening.description = OPENING
    opening.add_argument("--name", required=True, help="what it is called")
    opening.add_argument(
        "--slug",
        required=True,
        help="its address: 3 to 40 letters, digits or single hyphens, a letter first; kept in "
        "small letters",
    )
    opening.add_argument("--owner-email", required=True, metavar="EMAIL")
    opening.add_argument(
        "--country",
        default="GB",
        metavar="CODE",
        help="two letters (default %(default)s): " + ", ".join(COUNTRIES),
    )
    opening.add_argument(
        "--kind",
        type=_kind,
        default="candidate",
        metavar="KIND",
        help=f"{', '.join(KINDS)} (default %(default)s)",
    )


def add(commands: Any) -> None:
    """Register the commands."""
    nation = commands.add_parser(
        "nation", help="open, list, suspend, resume, close campaigns"
    )
    acts = nation.add_subparsers(required=True, metavar="ACT")
    _add_open(acts)
    listing = cli.add_command(acts, "list", "list the campaigns", _list, is_beside=True)
    listing.description = (
        "List the campaigns: number, address, state and name, with tabs between. A state is "
        "live, private, waits (for an operator's look at its name), suspended or closed."
    )
    for what in ("suspend", "resume", "close"):
        act = cli.add_command(acts, what, f"{what} a campaign", _change, is_beside=True)
        act.add_argument("slug")
        act.set_defaults(what=what)
        if what == "suspend":
            act.add_argument(
                "--reason",
                required=True,
                help="the rule it broke; its people read it, and its owners get it by email",
            )
        if what == "close":
            act.add_argument("--yes", action="store_true", help="don't ask again")
