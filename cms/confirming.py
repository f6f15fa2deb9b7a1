"""The link of a letter that proves an address: looking at it does nothing, pressing takes the form."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from cms.answers import link_of, refused, stopped, themed
from cms.front_desk import welcomed
from kernel.actor import Actor, Channel, Source
from nations.people import devices
from nations.submissions import actions as submissions
from nations.submissions import confirming
from nations.submissions.actions import ConfirmationOvertaken, ConfirmationTooOld
from nations.submissions.confirming import Proof
from tenants.requests import nation_of


@never_cache
@csrf_exempt
@require_http_methods(["GET", "POST"])
def confirm(request: HttpRequest) -> HttpResponse:
    """Show one button, for mail scanners press links; take the form once it is pressed."""
    link = link_of(request, purpose=confirming.PURPOSE, valid_for=confirming.VALID_FOR)
    proof = Proof.of(link.content) if link else None
    if link is None or proof is None:
        return refused(request, ConfirmationTooOld.sentence)
    if request.method == "GET":
        return themed(
            request,
            "confirm_link",
            _("One press"),
            has_token=True,
            confirm={"token": link.token},
        )
    early = stopped(request)
    if early is not None:
        return early
    nation = nation_of(request)
    try:
        received = submissions.confirm_sign_up(
            proof=proof,
            device=devices.device_of(request, nation_number=nation.pk),
            by=Actor.visitor(),
            via=Source(channel=Channel.MAIL),
            at=timezone.now(),
        )
    except (ConfirmationTooOld, ConfirmationOvertaken) as error:
        return refused(request, error.sentence)
    return welcomed(nation, received)
