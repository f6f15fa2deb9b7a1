"""
Passkeys: allauth's screens, with a look at what was sent and a counter in front of them.

What a browser makes of a passkey is read by a library that trusts its shape: nested deeper than a
stack it fails, and of a number where bytes should stand it makes as many.
"""

import functools
import json
from collections.abc import Callable, Mapping
from typing import Any

from allauth.mfa.webauthn.views import login_webauthn
from django.contrib import messages
from django.core.exceptions import BadRequest
from django.http import (
    HttpRequest,
    HttpResponse,
    HttpResponseRedirect,
    JsonResponse,
)
from django.urls import reverse
from fido2.utils import websafe_decode
from fido2.webauthn import AuthenticationResponse, RegistrationResponse

from controlplane.console.adapter import TOO_OFTEN
from kernel import limits, network
from tenants.context import in_public

View = Callable[..., HttpResponse]
# A key with a picture of its maker's and a chain of certificates has a few thousand.
MOST_LETTERS = 20_000
# One sign-in asks twice. Each question of a stranger's is kept as a session.
PER_NETWORK, HOUR = 120, 3600
TOO_MANY_REQUESTS = 429
# What the library reads as bytes.
OF_BYTES = (
    "clientDataJSON",
    "authenticatorData",
    "signature",
    "userHandle",
    "attestationObject",
)
UNREADABLE = (
    AttributeError,
    LookupError,
    OverflowError,
    RecursionError,
    TypeError,
    ValueError,
)


class NotACredential(BadRequest):
    """What was sent as a passkey's answer is none that a browser makes."""

    sentence = (
        "That passkey didn’t arrive as a browser sends it, so nothing was changed. "
        "Go back and try again, or take the code by email."
    )


def read_first(view: View) -> View:
    """Let a view take a passkey's answer only where it can be read; elsewhere it is a 400."""

    @functools.wraps(view)
    def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        said = request.POST.get("credential", "")
        if said:
            _require_readable(said)
        return view(request, *args, **kwargs)

    return guarded


def sign_in(request: HttpRequest) -> HttpResponse:
    """Ask for a passkey, or take one: by so many from one network in an hour."""
    with in_public():
        counted = limits.hit(
            "passkey.network",
            network.fingerprint(request),
            limit=PER_NETWORK,
            per_seconds=HOUR,
        )
    if counted.ok:
        return read_first(login_webauthn)(request)
    if request.method == "POST":
        messages.error(request, TOO_OFTEN)
        return HttpResponseRedirect(reverse("account_login"))
    return JsonResponse({"sentence": TOO_OFTEN}, status=TOO_MANY_REQUESTS)


def _require_readable(said: str) -> None:
    if len(said) > MOST_LETTERS:
        raise NotACredential
    try:
        credential = json.loads(said)
        _read(credential)
    except UNREADABLE:
        # The log needs no thousand lines of a stack that was too deep.
        raise NotACredential from None


def _read(credential: Any) -> None:
    answer = credential["response"]
    _require_texts(credential, "id", "rawId")
    _require_texts(answer, *(name for name in OF_BYTES if answer.get(name) is not None))
    about = json.loads(websafe_decode(answer["clientDataJSON"]))
    _require_texts(about, "type", "challenge", "origin")
    kind = (
        RegistrationResponse
        if "attestationObject" in answer
        else AuthenticationResponse
    )
    kind.from_dict(credential)


def _require_texts(said: Mapping[str, Any], *names: str) -> None:
    if not all(isinstance(said[name], str) for name in names):
        raise TypeError
