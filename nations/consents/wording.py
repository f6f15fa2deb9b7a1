"""
The sentence beside the tick, by kind of campaign.

UK: PECR regulation 22(2) asks for consent; the soft opt-in of 22(3A) is open to charities alone
(Data (Use and Access) Act 2025, section 114, in force since 5 February 2026).
"""

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


def may_use_soft_opt_in(nation: Nation) -> bool:
    """Return whether the tick may stand the other way round: charities with a number, in GB."""
    return (
        nation.kind == Kind.CHARITY
        and bool(nation.charity_number.strip())
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
