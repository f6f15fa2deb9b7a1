"""What needs somebody now: at most five rows, soonest first, and one suggestion when it's quiet."""

import dataclasses
import datetime as dt
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.models import Page

from cms import samples
from cms.models import HomePage
from kernel.actor import Actor
from kernel.permissions import Permission, allows
from nations.people import selectors as people
from tenants.models import Nation
from themes.models import Brand

MOST = 5
QUIET = dt.timedelta(days=7)


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class Need:
    """A row: what it is, why, how far it is (`aside`), and the act that settles it, if one does."""

    sign: str
    title: str
    text: str
    label: str
    url: str
    aside: str = ""
    is_late: bool = False


def _suspended(nation: Nation, by: Actor) -> Need:
    may_act = allows(by, Permission.CAMPAIGN_GO_LIVE)
    since = nation.suspended_at and nation.suspended_at.astimezone(
        ZoneInfo(nation.time_zone)
    )
    return Need(
        sign="eye",
        title=_("We’ve closed your site for now"),
        text=_(
            "“%(reason)s”: put it right, then answer the email we sent to the owners."
        )
        % {"reason": nation.suspended_reason.rstrip(" .")},
        aside=_("Since %(day)s") % {"day": f"{since:%-d} {since:%B}"} if since else "",
        # The screen behind it is for those who may go live; the others read it all here.
        label=_("What this means") if may_act else "",
        url="/go-live/" if may_act else "",
        is_late=True,
    )


def _going_live(nation: Nation, brand: Brand, by: Actor) -> list[Need]:
    rows = []
    is_private = not nation.is_live and not nation.is_suspended
    if nation.is_suspended:
        rows.append(_suspended(nation, by))
    if is_private and allows(by, Permission.CAMPAIGN_GO_LIVE):
        rows.append(
            Need(
                sign="eye",
                title=_("Only you can see your site"),
                text=_("Go live when you’re ready. It takes a code and your imprint."),
                aside=_("Private"),
                label=_("Go live"),
                url="/go-live/",
            )
        )
    if not brand.imprint_name and allows(by, Permission.CAMPAIGN_EDIT):
        rows.append(
            Need(
                sign="shield",
                title=_("Who’s responsible?"),
                text=_("The law asks for a name and a postal address on every page."),
                aside=_("Before you go live") if is_private else "",
                label=_("Give your imprint"),
                url="/settings/campaign/#imprint",
                is_late=nation.is_live,
            )
        )
    return rows


def _pages(by: Actor) -> list[Need]:
    if not allows(by, Permission.PAGES_EDIT):
        return []
    rows = []
    front = HomePage.objects.first()
    untouched = sum(map(samples.has_sample, front.sections.raw_data)) if front else 0
    if front and untouched:
        rows.append(
            Need(
                sign="pencil",
                title=_("Say it in your own words"),
                text=_("Visitors never see a sample; it is left out until you write."),
                aside=ngettext(
                    "%(count)s section has a sample",
                    "%(count)s sections have samples",
                    untouched,
                )
                % {"count": untouched},
                label=_("Write"),
                url=f"/pages/{front.pk}/edit/",
            )
        )
    waiting = Page.objects.filter(
        depth__gt=1, live=True, has_unpublished_changes=True
    ).order_by("latest_revision_created_at")
    rows += [
        Need(
            sign="file",
            title=_("“%(page)s” has changes") % {"page": page.title},
            text=_("They are kept. Nobody sees them until you publish the page."),
            aside=_("Nobody sees them yet"),
            label=_("Read and publish"),
            url=f"/pages/{page.pk}/edit/",
        )
        for page in waiting[:MOST]
    ]
    return rows


def needs_you(*, nation: Nation, brand: Brand, by: Actor) -> list[Need]:
    """Return what waits for this person, soonest first."""
    rows = _going_live(nation, brand, by)
    if allows(by, Permission.PEOPLE_IMPORT) and not people.is_anybody_known():
        rows.append(
            Need(
                sign="people",
                title=_("Bring the people you know"),
                text=_("From a spreadsheet, or pasted from a chat."),
                label=_("Bring a list"),
                url="/people/import/",
            )
        )
    return [*rows, *_pages(by)][:MOST]


def suggestion(*, nation: Nation, now: dt.datetime, by: Actor) -> Need | None:
    """Return one honest thing to do in a quiet campaign; null: not quiet, not live, or closed."""
    last = people.last_joined_at()
    if last is None or not nation.is_live or now - last < QUIET:
        return None
    if nation.is_suspended:  # nobody it would ask could join
        return None
    if not allows(by, Permission.PEOPLE_VIEW):
        return None
    day = f"{last.astimezone(now.tzinfo):%-d} {last.astimezone(now.tzinfo):%B}"
    count = people.supporters_count()
    return Need(
        sign="joined",
        title=_("Nobody has joined since %(day)s") % {"day": day},
        text=ngettext(
            "%(count)s person has. Ask them to bring one: the page after joining has a "
            "link with their name.",
            "%(count)s people have. Ask each to bring one: the page after joining has a "
            "link with their name.",
            count,
        )
        % {"count": f"{count:,}"},
        label=_("See who they are"),
        url="/people/?joined=yes",
    )
