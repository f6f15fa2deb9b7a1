"""
Who is responsible, in the words a country's law asks for.

GB: Elections Act 2022, section 41 (digital material), and PPERA 2000, section 143 (print): name
and postal address of the promoter and of whoever else it is promoted on behalf of. US: 52 U.S.C.
30120 and 11 CFR 110.11: who paid, and unless a candidate's committee did, where to ask and that
no candidate authorised it.
"""

import re
from collections.abc import Mapping

from django.utils.translation import gettext as _

from tenants.models import Kind
from themes.models import Brand

# "Ines Calloway of 9 Quay Street": a principal who gave an address of their own.
_HAS_ADDRESS = re.compile(r" of .*\d")


def _line(text: str) -> str:
    """Return what was typed on one line: lines of an address are parted by commas."""
    lines = (" ".join(line.split()).rstrip(",") for line in text.splitlines())
    return ", ".join(filter(None, lines))


def imprint_sentence(brand: Brand) -> str:
    """Return the imprint, or nothing where its name or address is missing."""
    name, address = _line(brand.imprint_name), _line(brand.imprint_address).rstrip(".")
    if not (name and address):
        return ""
    behalf = _line(brand.imprint_behalf) or _line(brand.name)
    words = {
        "name": name,
        "address": address,
        "behalf": behalf,
        # Where a sentence ends with them.
        "last_name": name.rstrip("."),
        "last_behalf": behalf.rstrip("."),
    }
    if brand.country == "GB":
        return _united_kingdom(words)
    if brand.country == "US":
        return _united_states(words, Kind(brand.kind))
    return _("Published by %(name)s, %(address)s, for %(last_behalf)s.") % words


def _united_kingdom(words: Mapping[str, str]) -> str:
    # The law names a principal only "who is not the promoter".
    if words["name"].casefold() == words["behalf"].casefold():
        return _("Promoted by %(name)s of %(address)s.") % words
    if _HAS_ADDRESS.search(words["behalf"]):
        sentence = _(
            "Promoted by %(name)s of %(address)s on behalf of %(last_behalf)s."
        )
    else:
        sentence = _(
            "Promoted by %(name)s of %(address)s on behalf of %(behalf)s of the same "
            "address."
        )
    return sentence % words


def _united_states(words: Mapping[str, str], kind: Kind) -> str:
    if kind is Kind.CANDIDATE:
        return _("Paid for by %(last_name)s.") % words
    sentence = _(
        "Paid for by %(name)s, %(address)s. "
        "Not authorized by any candidate or candidate’s committee."
    )
    return sentence % words
