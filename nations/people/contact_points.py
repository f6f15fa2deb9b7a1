"""Emails, phones, postcodes and names: what was typed, and the form that is compared."""

import re
import unicodedata

import phonenumbers

from kernel.emails import NotAnEmail, email
from kernel.letters import folded

__all__ = [
    "NotAName",
    "NotAPhone",
    "NotAPostcode",
    "NotAnEmail",
    "email",
    "folded",
    "is_same_mailbox",
    "name",
    "outward",
    "phone",
    "postcode",
    "tag",
]

# Countries whose postcodes are known well enough to say that there is no such one.
_ITS_NAME = {"GB": "the United Kingdom", "US": "the United States"}
# Longer than any name on record; a paste of a page is not a name.
NAME_MAX = 300
TAG_MAX = 80


class NotAPhone(ValueError):
    """The number can't be one in its country."""

    sentence = (
        "That isn’t a phone number we can ring. Give it whole, with its area code."
    )


class NotAPostcode(ValueError):
    """The postcode can't be one in its country."""

    sentence = "There’s no such postcode. Look at it once more."

    def __init__(self, country: str) -> None:
        super().__init__(country)
        if country in _ITS_NAME:
            # Whoever typed a good one of another country sees which was meant.
            self.sentence = (
                f"There’s no such postcode in {_ITS_NAME[country]}. "
                f"Look at it once more."
            )


class NotAName(ValueError):
    """The name has characters no name has, or is far too long."""

    sentence = "That name can’t be kept. Leave out special signs."

    def __init__(self, *, is_too_long: bool = False) -> None:
        super().__init__()
        if is_too_long:
            self.sentence = "That name is too long to keep. Shorten it."


# Royal Mail, "PAF programmers' guide": the six shapes, and which letters stand where.
_AREA = (
    "[A-PR-UWYZ](?:[A-HK-Y]?[0-9][0-9]?|[0-9][A-HJKPSTUW]|[A-HK-Y][0-9][ABEHMNPRVWXY])"
)
_GB = re.compile(rf"({_AREA}|GIR(?=0AA))([0-9][ABD-HJLNP-UW-Z]{{2}})")
_EXTENSION = re.compile(r"(?i)(ext\.?|extension|x)\s*\d+\s*$")
_US = re.compile(r"([0-9]{5})(?:-?([0-9]{4}))?")


def is_same_mailbox(one: str, other: str) -> bool:
    """Return whether two addresses (in their kept forms) differ in capitals at most."""
    return one.lower() == other.lower()


def phone(typed: str, *, country: str) -> tuple[str, str]:
    """
    Return (E.164 number, kind) for a number as dialled in a country; kind is a Phone.Kind.

    :raises NotAPhone: if no such number can exist there.
    """
    # Letters stand for digits on an old telephone; typed here they are a mistake.
    if any(sign.isalpha() for sign in _EXTENSION.sub("", typed)):
        raise NotAPhone
    try:
        number = phonenumbers.parse(typed, country)
    except phonenumbers.NumberParseException as error:
        raise NotAPhone from error
    # Without its area code a number is "possible" too, and rings nobody from elsewhere.
    possible = phonenumbers.is_possible_number_with_reason(number)
    if possible != phonenumbers.ValidationResult.IS_POSSIBLE:
        raise NotAPhone
    sort = phonenumbers.number_type(number)
    kinds = {
        phonenumbers.PhoneNumberType.MOBILE: "MOBILE",
        phonenumbers.PhoneNumberType.FIXED_LINE: "LANDLINE",
    }
    written = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
    return written, kinds.get(sort, "OTHER")


def postcode(typed: str, *, country: str) -> str:
    """
    Return a postcode as its country writes it; other countries' are kept in upper case.

    :raises NotAPostcode: if it can't be one there.
    """
    text = " ".join(typed.upper().split())
    if country == "GB":
        found = _GB.fullmatch(text.replace(" ", ""))
        if not found:
            raise NotAPostcode(country)
        return f"{found[1]} {found[2]}"
    if country == "US":
        found = _US.fullmatch(text)
        if not found:
            raise NotAPostcode(country)
        return f"{found[1]}-{found[2]}" if found[2] else found[1]
    if not re.fullmatch(r"[A-Z0-9][A-Z0-9 -]{1,11}", text):
        raise NotAPostcode(country)
    return text


def outward(code: str) -> str:
    """Return the part of a postcode that may be shown to others: TM2 of TM2 4AB."""
    return code.split(" ", maxsplit=1)[0].split("-", maxsplit=1)[0]


def name(typed: str) -> str:
    """
    Return a name in composed letters, single spaces and without control characters.

    :raises NotAName: if it holds control characters other than spaces, or is too long.
    """
    # Composing takes longer than in proportion to what is typed.
    if len(typed) > 4 * NAME_MAX:
        raise NotAName(is_too_long=True)
    text = " ".join(unicodedata.normalize("NFC", typed).split())
    if any(unicodedata.category(sign) == "Cc" for sign in text):
        raise NotAName
    if len(text) > NAME_MAX:
        raise NotAName(is_too_long=True)
    return text


def tag(typed: str) -> str:
    """
    Return a tag's word as it is kept; empty where nothing is said.

    :raises NotAName: if it can't be kept, as `name`.
    """
    return name(typed)[:TAG_MAX].strip()
