"""Consent, as a person's page shows it."""

from nations.consents import selectors
from nations.people.models import Person
from nations.people.panels import Panel, Place


def consent(person: Person) -> Panel:
    """Return whether this person may be written to, and the words they agreed to."""
    newest = selectors.newest_entry(person.pk)
    is_own_no = newest is not None and newest.is_own_no
    # Their own no says it already; any other word of theirs doesn't count for this address.
    left = None if is_own_no else selectors.left_mailbox(person.pk)
    return Panel(
        template="consents/panel.html",
        shown={"newest": newest, "left": left},
        place=Place.EMAIL,
    )
