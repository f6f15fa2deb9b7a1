"""
The sentence beside the tick, by kind of campaign.

UK: PECR regulation 22(2) asks for consent; the soft opt-in of 22(3A) is open to charities alone
(Data (Use and Access) Act 2025, section 114, in force since 5 February 2026).
"""

import re

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from tenants.models import Kind, Nation

_THING = {
    Kind.CANDIDATE: gettext_lazy("the campaign"),
    Kind.PARTY: gettext_lazy("the party"),
    Kind.UNION: gettext_lazy("the union"),
    Kind.CHARITY: gettext_lazy("our work"),
    Kind.ISSUE: gettext_lazy("the campaign"),
}


# How the three registers write theirs: the Charity Commission (England and Wales) six or seven
# digits, OSCR "SC" and six, the Charity Commission for Northern Ireland "NIC" and six.
_CHARITY_NUMBER = re.compile(r"[0-9]{6,7}|SC[0-9]{6}|NIC[0-9]{6}")


def is_charity_number(typed: str) -> bool:
    """Return whether this can stand in one of the United Kingdom's registers."""
    return _CHARITY_NUMBER.fullmatch(typed.strip().upper()) is not None


def may_use_soft_opt_in(nation: Nation) -> bool:
    """Return whether the tick may stand the other way round: charities with a number, in GB."""
    return (
        nation.kind == Kind.CHARITY
        and is_charity_number(nation.charity_number)
        and nation.country == "GB"
    )


def email_sentence(nation: Nation) -> str:
    """Return the sentence that stands beside the tick, as it is kept in the ledger."""
    if may_use_soft_opt_in(nation):
        return _("We’ll email you about our work.")
    thing = _THING[Kind(nation.kind)]
    return _("Email me about %(thing)s. Usually once a week; stop with one press.") % {
        "thing": thing
    }
