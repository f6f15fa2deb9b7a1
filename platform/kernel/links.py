"""What mail readers turn into links, though nobody wrote one: addresses in a name."""

import re
import unicodedata

from kernel.endings import ENDINGS

# Somebody's title runs into their name without being an address: "Dr.Smith".
_TITLES = frozenset("cllr dr fr mr mrs ms mx prof rev sir sr st".split())  # noqa: SIM905
_DEGREES = {"b.sc", "m.sc"}
# A host, and the path behind it where there is one. An end may be written in ASCII: "xn--p1ai".
_HOST = re.compile(
    r"(?P<before>(?:[\w-]{1,63}\.)+)(?P<end>[^\W\d_]{2,24})(?![^\W_])(?P<path>/\w|:\d)?"
)
_IP = re.compile(r"(?<!\d)\d{1,3}(?:\.\d{1,3}){3}(?!\d)")
# Marks and signs that stand on a letter or aren't seen, and make no other address of it.
_UNSEEN = {"Cf", "Mn", "Me"}


class NameHoldsAddress(Exception):
    """A name that mail readers turn into a link would make our letters somebody's adverts."""

    sentence = "A name can’t hold a web or email address. Leave it out."


def require_no_address(name: str) -> None:
    """
    Pass a campaign's name without a web or email address in it.

    :raises NameHoldsAddress: if there is one.
    """
    plain = unicodedata.normalize("NFKC", name).casefold().replace("\u3002", ".")
    plain = "".join(c for c in plain if unicodedata.category(c) not in _UNSEEN)
    has_host = _IP.search(plain) or any(map(_is_address, _HOST.finditer(plain)))
    if has_host or "www." in plain or "://" in plain or "@" in plain:
        raise NameHoldsAddress


def _is_address(host: re.Match[str]) -> bool:
    """Return whether a host is one, and not somebody's initials or title before a surname."""
    if host[0] in _DEGREES:
        return False
    labels = host["before"].rstrip(".").split(".")
    is_name_like = all(len(label) == 1 or label in _TITLES for label in labels)
    return not is_name_like or host["end"] in ENDINGS or bool(host["path"])
