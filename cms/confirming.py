"""The link of a letter that proves an address: looking at it does nothing, pressing takes the form."""

from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from cms.answers import refused, stopped, themed
from cms.front_desk import welcomed
from kernel.actor import Actor, Channel, Source
from nations.people import devices
from nations.submissions import actions as submissions
from nations.submissions import confirming
from nations.submissions.actions import ConfirmationTooOld
from tenants import signing as ours
from tenants.requests import nation_of


@never_cache
@csrf_exempt
@require_http_methods(["GET", "POST"])
def confirm(request: HttpRequest) -> HttpResponse:
    """Show one button, for mail scanners press links; take the form once it is pressed."""
    # In the body once it is pressed, so that a second press is asked with all of it.
    said = request.POST if request.method == "POST" else request.GET
    token = said.get("for", "")
    try:
        submission_id = ours.unsign(
            token,
            purpose=confirming.PURPOSE,
            max_age_seconds=int(confirming.VALID_FOR.total_seconds()),
        )
    except signing.BadSignature:
        return refused(request, ConfirmationTooOld.sentence)
    if request.method == "GET":
        return themed(request, "confirm_link", _("One press"), confirm={"token": token})
    early = stopped(request)
    if early is not None:
        return early
    nation = nation_of(request)
    try:
        received = submissions.confirm_sign_up(
            submission_id=submission_id,
            device=devices.device_of(request, nation_number=nation.pk),
            by=Actor.visitor(),
            via=Source(channel=Channel.MAIL),
            at=timezone.now(),
        )
    except ConfirmationTooOld as error:
        return refused(request, error.sentence)
    return welcomed(nation, received)
