"""The browser that stands for a person: its cookie, and what it may be shown."""

import dataclasses
import datetime as dt

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

from kernel.actor import Actor
from nations.people import device_cookie
from nations.people.models import Device, Person

COOKIE = device_cookie.NAME
COOKIE_DAYS = 400  # browsers keep no cookie longer
STRENGTH = {Device.Proof.TYPED: 0, Device.Proof.LINK: 1, Device.Proof.CODE: 2}


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class Recognised:
    """Who a device stands for, and the name it may be greeted by (empty: none)."""

    device_id: int
    person_id: int
    proof: str
    greeting: str

    @property
    def actor(self) -> Actor:
        """The supporter as an actor."""
        return Actor.supporter(person_id=self.person_id)


def _salt(number: int) -> str:
    return f"hustings.device.{number}"


def remember(
    response: HttpResponse, device: Device, *, nation_number: int, is_secure: bool
) -> None:
    """Set the device's cookie on the answer."""
    value = signing.dumps(device.pk, salt=_salt(nation_number))
    response.set_cookie(
        COOKIE,
        value,
        max_age=dt.timedelta(days=COOKIE_DAYS),
        httponly=True,
        samesite="Lax",
        secure=is_secure,
    )


def device_of(request: HttpRequest, *, nation_number: int) -> Device | None:
    """Return the device whose cookie this is, or null: none, forged, another nation's, deleted."""
    try:
        pk = signing.loads(
            request.COOKIES.get(COOKIE, ""),
            salt=_salt(nation_number),
            max_age=dt.timedelta(days=COOKIE_DAYS),
        )
    except signing.BadSignature:
        return None
    return Device.objects.select_related("person").filter(pk=pk).first()


def recognise(request: HttpRequest, *, nation_number: int) -> Recognised | None:
    """
    Return who the request's device stands for, or null.

    TYPED is greeted only by the name that this device itself typed, never by a stored one.
    """
    device = device_of(request, nation_number=nation_number)
    if device is None:
        return None
    person = device.person
    stored = (
        "" if device.proof == Device.Proof.TYPED else person.called or person.given_name
    )
    return Recognised(
        device_id=device.pk,
        person_id=person.pk,
        proof=device.proof,
        greeting=device.typed_name or stored,
    )


def stand_for(
    *, person: Person, proof: Device.Proof, device: Device | None, at: dt.datetime
) -> Device:
    """
    Return a device that stands for the person with at least this proof.

    A device that stood for somebody else is left to them and a new one is made: one browser,
    one person at a time, and the old cookie is overwritten by the caller.
    """
    if device is not None and device.person_id == person.pk:
        if STRENGTH[proof] > STRENGTH[Device.Proof(device.proof)]:
            device.proof = proof
        device.seen_at = at
        device.save(update_fields=["proof", "seen_at"])
        return device
    return Device.objects.create(person=person, proof=proof, made_at=at, seen_at=at)


def forget_cookie(response: HttpResponse) -> None:
    """Take the cookie away: it stands for nobody."""
    response.delete_cookie(COOKIE, samesite="Lax")


def forget(request: HttpRequest, response: HttpResponse, *, nation_number: int) -> None:
    """Delete the device and its cookie: "Not Sam?" was pressed."""
    device = device_of(request, nation_number=nation_number)
    if device is not None:
        device.delete()
    forget_cookie(response)


def is_secure() -> bool:
    """Return whether cookies must be https only."""
    return bool(settings.SCHEME == "https")
