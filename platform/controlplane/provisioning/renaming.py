"""Call a campaign something else: everywhere at once, at the address it had."""

import datetime as dt
import json
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from wagtail.models import Revision, Site

from cms import samples
from cms.models import ContentPage, HomePage
from controlplane.facts import CampaignRenamed
from controlplane.provisioning import (
    campaigns,
    furnish,
    names,
    operating,
    resemblance,
)
from kernel import facts
from kernel.actor import Actor, Source
from kernel.audit import writing as audit
from kernel.permissions import Permission, require
from tenants import generations, selectors
from tenants.context import in_nation, in_public
from tenants.models import Nation
from themes import actions as themes

RENAMED = "campaign.renamed"
# How many of the operators' decisions on a campaign's names are searched, newest first.
DECISIONS = 200


class NameStays(Exception):
    """While it is suspended, strangers read a campaign's name on the page that says so."""

    sentence = "The site is closed for now, so its name stays as it is."


class NameRefused(Exception):
    """An operator said of this name that it may not go live, and the site is live."""

    sentence = (
        "This name can’t go live, so your site keeps the one it has. "
        "Is it yours to use? Answer the email we sent you."
    )


def rename_campaign(
    *, nation: Nation, name: str, by: Actor, via: Source, at: dt.datetime
) -> Nation:
    """
    Change a campaign's name on its site, in its letters and in the platform's lists.

    A name that resembles another's waits for an operator's look as at the start: a private
    campaign before it may go live; one that is live stays so meanwhile. One that an operator
    refused is for a private campaign alone.

    :raises Refused: if this actor may not.
    :raises NameMissing, NameTooLong, NotAName, NameHoldsAddress: as `names.checked`.
    :raises AlreadyClosed: if the campaign is closed.
    :raises NameStays: if it is suspended.
    :raises NameRefused: if it is live, and an operator refused it this name.
    """
    require(by, Permission.CAMPAIGN_EDIT)
    name = names.checked(name)
    with in_public(), transaction.atomic():
        nation = Nation.objects.select_for_update().get(pk=nation.pk)
        if nation.state == Nation.State.CLOSED:
            raise operating.AlreadyClosed
        if nation.is_suspended:
            raise NameStays
        before = nation.name
        if name == before:
            return nation
        nation.name = name
        nation.look, nation.look_reason = _look(nation)
        if nation.look == Nation.Look.REFUSED and nation.is_live:
            raise NameRefused
        nation.save(update_fields=["name", "look", "look_reason"])
        with in_nation(nation):
            change = themes.BrandChange(name=name)
            themes.change_brand(change=change, by=by, via=via, at=at)
            _rename_pages(nation, before=before)
        facts.publish(CampaignRenamed(nation_id=nation.pk), by=by, via=via, at=at)
        audit.note(
            RENAMED,
            by=by,
            at=at,
            subject=f"nation:{nation.pk}",
            reason=f"It was called {before}.",
        )
        generations.bump(nation)
    selectors.forget_hosts()
    return nation


def _look(nation: Nation) -> tuple[Nation.Look, str]:
    """Return whether an operator has to look at the new name, and why."""
    if nation.is_demo:
        return Nation.Look.NOT_NEEDED, ""
    slug = selectors.slug_of(nation)
    reason = resemblance.why_look(nation.name, slug, besides=nation.pk)
    decided = _decided(nation)
    # Also of a name that resembles nothing, or nothing any more.
    if not reason and decided != Nation.Look.REFUSED:
        return Nation.Look.NOT_NEEDED, ""
    return decided or Nation.Look.WAITING, reason


def _decided(nation: Nation) -> Nation.Look | None:
    """
    Return what an operator decided on this name of this campaign; null: nothing yet.

    What passed is this very name; what was refused, any that reads the same.
    """
    decisions = audit.entries_about(
        f"nation:{nation.pk}", count=DECISIONS, action=campaigns.LOOK_DECIDED
    )
    for decision in decisions:
        name = decision.detail.get("name", "")
        if decision.detail["passes"]:
            if name == nation.name:
                return Nation.Look.PASSED
        elif resemblance.is_same(name, nation.name):
            return Nation.Look.REFUSED
    return None


def _rename_pages(nation: Nation, *, before: str) -> None:
    """
    Rename what was written for the campaign; its own words stay as it wrote them.

    A page's newest draft is renamed with it: what an editor opens next is that draft, and
    publishing it would bring the old name back. Those before it are history.
    """
    Site.objects.filter(is_default_site=True).update(site_name=nation.name)
    HomePage.objects.filter(title=before).update(title=nation.name)
    HomePage.objects.filter(draft_title=before).update(draft_title=nation.name)
    for draft in _newest_drafts(HomePage.objects.all()):
        if draft.content["title"] == before:
            draft.content["title"] = draft.object_str = nation.name
            draft.save(update_fields=["content", "object_str"])
    _rename_notice(nation, before=before)


def _rename_notice(nation: Nation, *, before: str) -> None:
    notices = ContentPage.objects.filter(slug="privacy", depth=3)
    written = _plain(furnish.privacy_notice(nation, name=before))
    page = ContentPage(sections=furnish.privacy_notice(nation, name=nation.name))
    for notice in notices:
        if _plain(notice.sections.raw_data) == written:
            notices.filter(pk=notice.pk).update(sections=page.sections)
    for draft in _newest_drafts(notices):
        if _plain(json.loads(draft.content["sections"])) == written:
            draft.content["sections"] = page.serializable_data()["sections"]
            draft.save(update_fields=["content"])


def _newest_drafts(pages: QuerySet[Any]) -> QuerySet[Revision]:
    newest = pages.values("latest_revision")
    drafts: QuerySet[Revision] = Revision.objects.filter(pk__in=newest)
    return drafts.select_for_update()


def _plain(sections: list[dict[str, object]]) -> list[object]:
    return [samples.core(section) for section in sections]
