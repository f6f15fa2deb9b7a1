"""
Where somebody lives, as it is said of them beside what is known.

A street, a town and a postcode are one home: parts of two homes would be nobody's address.
"""

from typing import Final

from nations.people.models import Address

TOWN_MAX: Final = 100
LINE_MAX: Final = 200


def with_room(address: str, town: str) -> tuple[str, str]:
    """
    Return an address and a town as typed, the town no longer than there is room for.

    A longer one stands whole at the end of the address, which has room for everything.
    """
    if len(town) <= TOWN_MAX:
        return address, town
    return ", ".join(filter(None, [address, town])), town[:TOWN_MAX].strip()


def said(*, address: str, town: str, postcode: str) -> dict[str, str]:
    """Return what is said of a home (in its kept form), by field of `Address`."""
    return {
        "postcode": postcode,
        "town": town,
        "line1": address[:LINE_MAX],
        "given": address,
    }


def news(home: Address, told: dict[str, str]) -> dict[str, str]:
    """Return what is told and isn't known of a home already, by field."""
    return {
        f: value for f, value in told.items() if value and value != getattr(home, f)
    }


def is_another(home: Address, new: dict[str, str]) -> bool:
    """Return whether news would write over something: they are of another home."""
    return any(getattr(home, field) for field in new)
