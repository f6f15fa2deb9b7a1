"""
Leave this list: a press of a device that is known, or a link in a letter and its press.

An address typed into a form proves nobody, so neither a known device nor a stranger reads here
whether an address was on the list: the words are true of both.
"""

from typing import Any

from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from cms.answers import refused, stopped, themed
from kernel import network
from kernel.actor import Actor, Channel, Source
from nations.consents import actions as consents
from nations.consents import leaving, selectors, wording
from nations.consents.actions import Asked
from nations.consents.models import ConsentEntry
from nations.people import contact_points, devices
from nations.people.devices import Recognised
from nations.people.models import Device, Person
from tenants import signing as ours
from tenants.requests import nation_of

UNPROCESSABLE = 422
TOO_OLD = "That link is too old. Type the address once more."


def _screen(
    request: HttpRequest, template: str, status: int = 200, **shown: Any
) -> HttpResponse:
    title = _("Leave this list")
    return themed(request, template, title, status=status, leave=shown)


def _said(request: HttpRequest, heading: str, *sentences: str) -> HttpResponse:
    return _screen(request, "leave_said", heading=heading, sentences=sentences)


@never_cache
@csrf_exempt
@require_http_methods(["GET", "POST"])
def leave(request: HttpRequest) -> HttpResponse:
    """Let a known device leave with one press, and anybody else ask for a letter."""
    known = devices.recognise(request, nation_number=nation_of(request).pk)
    if request.method == "GET":
        return _screen(request, "leave", is_known=known is not None)
    early = stopped(request)
    if early is not None:
        return early
    if "email" not in request.POST:
        if known is None:
            return _screen(request, "leave", is_known=False)
        # A mailbox is left, whoever shares it.
        return _left(
            request, selectors.at_the_same_address(known.person_id), known=known
        )
    return _wrote(request, known)


def _wrote(request: HttpRequest, known: Recognised | None) -> HttpResponse:
    typed = request.POST["email"].replace("\x00", "")[:254]
    try:
        # What fills the trap is a machine: it reads the same and nobody is written to.
        if not request.POST.get("website"):
            consents.send_leaving_letter(
                email=typed,
                posted_from=network.fingerprint(request),
                by=Actor.visitor(),
                via=Source(channel=Channel.WEB),
                at=timezone.now(),
            )
    except contact_points.NotAnEmail as error:
        is_known = known is not None
        shown = {"is_known": is_known, "email": typed, "error": error.sentence}
        return _screen(request, "leave", UNPROCESSABLE, **shown)
    return _said(
        request,
        _("Look in your email"),
        _("If we know that address, a letter with a button is on its way there."),
        _(
            "Nothing came? Look among the spam. We write to an address once an hour at most."
        ),
    )


@never_cache
@csrf_exempt
@require_http_methods(["GET", "POST"])
def letter(request: HttpRequest) -> HttpResponse:
    """Show one button, for mail scanners press links; leave once it is pressed."""
    said = request.POST if request.method == "POST" else request.GET
    token = said.get("for", "")
    try:
        person_ids = ours.unsign(
            token,
            purpose=leaving.PURPOSE,
            max_age_seconds=int(leaving.VALID_FOR.total_seconds()),
        )
    except signing.BadSignature:
        return _screen(request, "leave", UNPROCESSABLE, is_known=False, error=TOO_OLD)
    if request.method == "GET":
        return _screen(request, "leave", is_known=True, token=token)
    return stopped(request) or _left(request, person_ids, known=None)


def _left(
    request: HttpRequest, person_ids: list[int], *, known: Recognised | None
) -> HttpResponse:
    """Withdraw, and offer to undo what this device did; whoever has the letter, all of it."""
    device_id = known.device_id if known else None
    via = Source(channel=Channel.WEB if known else Channel.MAIL, device_id=device_id)
    entries = []
    for person_id in person_ids:
        try:
            entry = consents.withdraw_consent(
                person_id=person_id,
                asked=Asked(wording=_("Leave the emails")),
                by=Actor.supporter(person_id=person_id),
                via=via,
                at=timezone.now(),
            )
        except Person.DoesNotExist:
            continue
        entries.append(entry.pk)
    if known is not None and known.proof == Device.Proof.TYPED and entries:
        consents.send_left_notice(
            person_id=known.person_id,
            entry_id=entries[0],
            others=entries[1:],
            by=Actor.supporter(person_id=known.person_id),
            via=via,
            at=timezone.now(),
        )
    return _offer_back(
        request, ours.sign([device_id, entries], purpose=leaving.PUT_BACK)
    )


@never_cache
@csrf_exempt
@require_http_methods(["GET", "POST"])
def put_back(request: HttpRequest) -> HttpResponse:
    """Undo what the device or the letter just did; a link in a letter shows the button first."""
    early = stopped(request) if request.method == "POST" else None
    if early is not None:
        return early
    said = request.POST if request.method == "POST" else request.GET
    try:
        device_id, entry_ids = ours.unsign(
            said.get("for", ""),
            purpose=leaving.PUT_BACK,
            max_age_seconds=int(leaving.VALID_FOR.total_seconds()),
        )
    except signing.BadSignature:
        return refused(request, _("That’s too long ago to undo. You can join again."))
    known = devices.recognise(request, nation_number=nation_of(request).pk)
    if device_id is not None and (known is None or known.device_id != device_id):
        return refused(request, _("Only the device that left can undo it."))
    if request.method == "GET":
        return _offer_back(request, said["for"])
    return _put_back(request, device_id, entry_ids)


def _offer_back(request: HttpRequest, token: str) -> HttpResponse:
    sentence = wording.email_sentence(nation_of(request))
    return _screen(request, "leave_done", token=token, sentence=sentence)


def _put_back(
    request: HttpRequest, device_id: int | None, entry_ids: list[int]
) -> HttpResponse:
    channel = Channel.MAIL if device_id is None else Channel.WEB
    sentence = wording.email_sentence(nation_of(request))
    words = _("Put me back: %(sentence)s") % {"sentence": sentence}
    for entry in ConsentEntry.objects.filter(pk__in=entry_ids):
        consents.undo_withdrawal(
            person_id=entry.person_id,
            entry_id=entry.pk,
            asked=Asked(wording=words),
            by=Actor.supporter(person_id=entry.person_id),
            via=Source(channel=channel, device_id=device_id),
            at=timezone.now(),
        )
    return _said(
        request,
        _("That’s undone"),
        _("Whatever you had said about emails before counts again."),
    )
