"""Signed values that are worth nothing in another nation."""

from typing import Any

from django.core import signing

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
