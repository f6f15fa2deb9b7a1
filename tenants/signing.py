"""Signed values that are worth nothing in another nation."""

import base64
from typing import Any

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from django.conf import settings
from django.core import signing
from django.utils.crypto import salted_hmac

from tenants.context import current_number


def salt(purpose: str) -> str:
    """Return the salt of a purpose in the nation in force (0: the control plane)."""
    return f"hustings.{purpose}.{current_number()}"


def sign(value: Any, *, purpose: str) -> str:
    """Return the value, signed for this purpose and this nation."""
    return signing.dumps(value, salt=salt(purpose), compress=True)


def unsign(token: str, *, purpose: str, max_age_seconds: int | None = None) -> Any:
    """
    Return what was signed; null age means for ever.

    :raises django.core.signing.BadSignature: if it was altered, is too old, or was signed
        for another purpose or nation.
    """
    return signing.loads(token, salt=salt(purpose), max_age=max_age_seconds)


def seal(text: str, *, purpose: str) -> str:
    """
    Return a text that nobody but this nation reads again, to be signed with other things.

    What is signed is read by anybody, and links stand in logs: an address in one is sealed.
    """
    return _cipher(purpose).encrypt(text.encode()).decode("ascii")


def unseal(sealed: str, *, purpose: str) -> str:
    """
    Return what was sealed.

    :raises django.core.signing.BadSignature: if it was altered, or was sealed for another
        purpose or nation.
    """
    try:
        return _cipher(purpose).decrypt(sealed.encode()).decode()
    except InvalidToken as error:
        raise signing.BadSignature from error


def _cipher(purpose: str) -> MultiFernet:
    # The first one seals; with the older ones what is out goes on being read.
    secrets = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return MultiFernet([Fernet(_key(secret, purpose)) for secret in secrets])


def _key(secret: str | bytes, purpose: str) -> bytes:
    digest = salted_hmac(
        f"{salt(purpose)}.seal", "", secret=secret, algorithm="sha256"
    ).digest()
    return base64.urlsafe_b64encode(digest)
