"""
Who is responsible, in the words a country's law asks for.

GB: Elections Act 2022, section 41 (digital material), and PPERA 2000, section 143 (print): name
and postal address of the promoter and of whoever it is promoted on behalf of. US: 52 U.S.C. 30120.
"""

from django.utils.translation import gettext as _

from themes.models import Brand


def imprint_sentence(brand: Brand) -> str:
    """Return the imprint, or nothing where its name or address is missing."""
    if not (brand.imprint_name and brand.imprint_address):
        return ""
    behalf = brand.imprint_behalf or brand.name
    words = {
        "name": brand.imprint_name,
        "address": brand.imprint_address.rstrip("."),
        "behalf": behalf.rstrip("."),
    }
    if brand.country == "GB":
        return _("Promoted by %(name)s of %(address)s on behalf of %(behalf)s.") % words
    if brand.country == "US":
        return _("Paid for by %(name)s. %(address)s.") % words
    return _("Published by %(name)s, %(address)s, for %(behalf)s.") % words
