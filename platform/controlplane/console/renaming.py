"""Call the campaign something else, from its settings."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from cms.panel import campaign
from cms.panel.guard import needs
from controlplane.provisioning import names, renaming
from kernel.actor import Channel, Source
from kernel.links import NameHoldsAddress
from kernel.permissions import Permission
from nations.people import contact_points
from tenants.requests import actor_of, nation_of
from themes.actions import NameMissing

PANEL = Source(channel=Channel.PANEL)
UNPROCESSABLE = 422


@needs(Permission.CAMPAIGN_EDIT)
@require_POST
def rename(request: HttpRequest) -> HttpResponse:
    """Change the campaign's name; the screen that follows offers the old one back."""
    typed, before = request.POST.get("name", ""), nation_of(request).name
    try:
        nation = renaming.rename_campaign(
            nation=nation_of(request),
            name=typed,
            by=actor_of(request),
            via=PANEL,
            at=timezone.now(),
        )
    except (
        contact_points.NotAName,
        NameMissing,
        names.NameTooLong,
        renaming.NameRefused,
        renaming.NameStays,
        NameHoldsAddress,
    ) as refusal:
        return campaign.show(
            request,
            name=typed,
            errors={"name": refusal.sentence},
            status=UNPROCESSABLE,
        )
    if nation.name == before:
        return HttpResponseRedirect("/settings/campaign/")
    request.session[campaign.CALLED_BEFORE] = before
    return HttpResponseRedirect(f"/settings/campaign/?done={campaign.RENAMED}")
