"""Consent, as a person's page shows it."""

from nations.consents import selectors
from nations.people.models import Person
from nations.people.panels import Panel, Place


def consent(person: Person) -> Panel:
    """Return whether this person may be written to, and the words they agreed to."""
    newest = selectors.newest_entry(person.pk)
    return Panel(
        template="consents/panel.html", shown={"newest": newest}, place=Place.EMAIL
    )
