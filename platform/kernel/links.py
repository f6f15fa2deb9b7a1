"""What mail readers turn into links, though nobody wrote one: addresses in a name."""

import re
import unicodedata

# Somebody's title runs into their name without being an address: "Dr.Smith".
_TITLES = frozenset("cllr dr fr mr mrs ms mx prof rev sir sr st".split())  # noqa: SIM905
_DOMAIN = re.compile(r"([\w-]{2,63})[.\u3002]([^\W\d_]{2,24})(?![\w])")


class NameHoldsAddress(Exception):
    """A name that mail readers turn into a link would make our letters somebody's adverts."""

    sentence = "A name can’t hold a web or email address. Leave it out."


def require_no_address(name: str) -> None:
    """
    Pass a campaign's name without a web or email address in it.

    :raises NameHoldsAddress: if there is one.
    """
    plain = unicodedata.normalize("NFKC", name).casefold()
    has_domain = any(m[1] not in _TITLES for m in _DOMAIN.finditer(plain))
    if has_domain or "www." in plain or "://" in plain or "@" in plain:
        raise NameHoldsAddress
