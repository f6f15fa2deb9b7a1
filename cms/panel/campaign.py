"""The campaign's name and its imprint."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.panel.guard import needs
from kernel.actor import Channel, Source
from kernel.emails import NotAnEmail
from kernel.permissions import Permission
from tenants import selectors as tenants
from tenants.requests import actor_of, nation_of
from themes import actions, selectors
from themes.imprint import imprint_sentence
from themes.models import Brand

PANEL = Source(channel=Channel.PANEL)
UNPROCESSABLE = 422
# The session keeps what the campaign was called until a moment ago, for Undo.
CALLED_BEFORE, RENAMED = "called_before", "renamed"
IMPRINT = ("imprint_name", "imprint_address", "imprint_behalf", "contact_email")


def _field_of(refusal: Exception, said: QueryDict) -> str:
    """Return the field at which a refusal is said."""
    if isinstance(refusal, NotAnEmail):
        return "contact_email"
    if isinstance(refusal, actions.ImprintHoldsLink):
        return refusal.field
    has_name = said.get("imprint_name", "").strip()
    return "imprint_address" if has_name else "imprint_name"


def _still_missing() -> dict[str, str]:
    return {
        "imprint_name": _("Still missing: who is responsible."),
        "imprint_address": _("Still missing: a postal address."),
    }


def _pattern(brand: Brand, *, behalf: str) -> str:
    """Return the country's sentence with {name}, {address} and {behalf} still to be filled."""
    return imprint_sentence(
        Brand(
            name=brand.name,
            country=brand.country,
            kind=brand.kind,
            imprint_name="{name}",
            imprint_address="{address}",
            imprint_behalf=behalf,
        )
    )


@needs(Permission.CAMPAIGN_EDIT)
def campaign(request: HttpRequest) -> HttpResponse:
    """Say what it's called, who is responsible, and where to write to."""
    if request.method != "POST":
        return show(request)
    said = request.POST
    try:
        actions.change_brand(
            change=actions.BrandChange(
                imprint_name=said.get("imprint_name", "")[:200],
                imprint_address=said.get("imprint_address", "")[:400],
                imprint_behalf=said.get("imprint_behalf", "")[:200],
                contact_email=said.get("contact_email", ""),
            ),
            by=actor_of(request),
            via=PANEL,
            at=timezone.now(),
        )
    except (
        actions.ImprintHoldsLink,
        actions.ImprintIncomplete,
        NotAnEmail,
    ) as refusal:
        return show(
            request,
            imprint=said,
            errors={_field_of(refusal, said): refusal.sentence},
            status=UNPROCESSABLE,
        )
    is_given = imprint_sentence(selectors.current_brand())
    at_fields = "" if is_given else "#imprint"
    return HttpResponseRedirect(f"/settings/campaign/?saved=1{at_fields}")


def show(
    request: HttpRequest,
    *,
    name: str | None = None,
    imprint: QueryDict | None = None,
    errors: dict[str, str] | None = None,
    status: int = 200,
) -> HttpResponse:
    """Show the screen; with what was typed where it was refused, null: what is kept."""
    brand, nation = selectors.current_brand(), nation_of(request)
    if imprint is not None:
        for field in IMPRINT:
            setattr(brand, field, imprint.get(field, ""))
    sentence, is_saved = imprint_sentence(brand), "saved" in request.GET
    was_renamed = request.GET.get("done") == RENAMED
    shown = {
        "brand": brand,
        "nation": nation,
        "name": nation.name if name is None else name,
        "address": tenants.addresses_of(tenants.current_slug()).site,
        "called_before": request.session.get(CALLED_BEFORE) if was_renamed else None,
        "errors": errors or ({} if sentence or not is_saved else _still_missing()),
        "sentence": sentence,
        "pattern": _pattern(brand, behalf="{behalf}"),
        "pattern_alone": _pattern(brand, behalf="{name}"),
        "is_saved": is_saved,
    }
    return render(request, "cms/panel/campaign.html", shown, status=status)
