"""History, as other screens show it."""

from nations.activity import selectors
from nations.people.models import Person
from nations.people.panels import Panel, Place


def history(person: Person) -> Panel:
    """Return the History of a person's page."""
    lines = selectors.history_of(person)
    return Panel(
        template="activity/history.html",
        shown={"lines": lines, "person": person},
        place=Place.MAIN,
    )
