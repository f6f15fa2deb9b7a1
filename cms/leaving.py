"""
Leave this list: a press of a device that is known, or a link in a letter and its press.

An address typed into a form proves nobody, so neither a known device nor a stranger reads here
whether an address was on the list: the words are true of both.
"""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from cms.answers import link_of, refused, stopped, themed
from kernel import network
from kernel.actor import Actor, Channel, Source
from nations.consents import actions as consents
from nations.consents import leaving, selectors, wording
from nations.consents.actions import Asked
from nations.consents.leaving import WayBack
from nations.people import contact_points, devices, matching
from nations.people.devices import Recognised
from nations.people.models import Device, Person
from tenants.requests import nation_of

UNPROCESSABLE = 422
TOO_OLD = "That link is too old. Type the address once more."


def _screen(
    request: HttpRequest, template: str, status: int = 200, **shown: Any
) -> HttpResponse:
    title = _("Leave this list")
    has_token = "token" in shown
    return themed(
        request, template, title, status=status, has_token=has_token, leave=shown
    )


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
        return _left(request, known.person_id, known=known)
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
    link = link_of(request, purpose=leaving.PURPOSE, valid_for=leaving.VALID_FOR)
    address = leaving.address_in(link.content) if link else None
    if link is None or address is None:
        return _screen(request, "leave", UNPROCESSABLE, is_known=False, error=TOO_OLD)
    if request.method == "GET":
        return _screen(request, "leave", is_known=True, token=link.token)
    return stopped(request) or _left_address(request, address)


def _left_address(request: HttpRequest, address: str) -> HttpResponse:
    """Leave for whoever has the address by now; where nobody does, for whoever will."""
    mailbox = matching.mailbox(address)
    if mailbox is not None:
        return _left(request, mailbox.person_id, address=address)
    consents.leave_address(
        address=address,
        asked=Asked(wording=_("Leave the emails")),
        by=Actor.visitor(),
        via=Source(channel=Channel.MAIL),
        at=timezone.now(),
    )
    return _said(
        request,
        _("You’ve left the emails"),
        _("From this moment we email you no more."),
        _("You can join again at any time."),
    )


def _left(
    request: HttpRequest,
    person_id: int,
    *,
    address: str | None = None,
    known: Recognised | None = None,
) -> HttpResponse:
    """Leave, and offer to undo what this device did; whoever has the letter (null), all of it."""
    device_id = known.device_id if known else None
    is_proved = known is None or known.proof != Device.Proof.TYPED
    left = selectors.mailboxes_left(person_id, address=address, is_proved=is_proved)
    try:
        entries = consents.leave_mailbox(
            person_id=person_id,
            address=address,
            is_proved=is_proved,
            asked=Asked(wording=_("Leave the emails")),
            by=Actor.supporter(person_id=person_id),
            via=Source(
                channel=Channel.WEB if known else Channel.MAIL, device_id=device_id
            ),
            at=timezone.now(),
        )
    except Person.DoesNotExist:
        return refused(request, TOO_OLD)
    back = leaving.way_back(person_id, entries, addresses=left, device_id=device_id)
    return _offer_back(request, back.signed())


@never_cache
@csrf_exempt
@require_http_methods(["GET", "POST"])
def put_back(request: HttpRequest) -> HttpResponse:
    """Undo what the device or the letter just did; a link in a letter shows the button first."""
    early = stopped(request) if request.method == "POST" else None
    if early is not None:
        return early
    link = link_of(request, purpose=leaving.PUT_BACK, valid_for=leaving.VALID_FOR)
    back = WayBack.of(link.content) if link else None
    if link is None or back is None:
        return refused(request, _("That’s too long ago to undo. You can join again."))
    device_id = back.device_id
    known = devices.recognise(request, nation_number=nation_of(request).pk)
    if device_id is not None and (known is None or known.device_id != device_id):
        return refused(request, _("Only the device that left can undo it."))
    if request.method == "GET":
        return _offer_back(request, link.token)
    sentence = wording.email_sentence(nation_of(request))
    channel = Channel.MAIL if device_id is None else Channel.WEB
    given = consents.undo_leaving(
        back=back,
        asked=Asked(wording=_("Put me back: %(sentence)s") % {"sentence": sentence}),
        by=Actor.supporter(person_id=back.person_id),
        via=Source(channel=channel, device_id=device_id),
        at=timezone.now(),
    )
    # Whoever has the letter may know what became of it; whoever typed an address may not.
    if device_id is None and not given:
        return _said(
            request,
            _("There was nothing to undo"),
            _(
                "You hadn’t agreed to emails before, said something else since, or we have "
                "another address for you by now."
            ),
            _("You can join again at any time."),
        )
    return _said(
        request,
        _("That’s undone"),
        _("Whatever you had said about emails before counts again."),
    )


def _offer_back(request: HttpRequest, token: str) -> HttpResponse:
    sentence = wording.email_sentence(nation_of(request))
    return _screen(request, "leave_done", token=token, sentence=sentence)
