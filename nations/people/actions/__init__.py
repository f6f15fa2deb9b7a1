"""What can be done to people. The same functions serve forms, panel, imports and the shell."""

from nations.people.actions.editing import (
    ChangedMeanwhile,
    ChangedSince,
    Edited,
    PersonChange,
    edit_person,
    undo_edit,
)
from nations.people.actions.identifying import (
    Details,
    Identified,
    NotAnExternalId,
    NothingToKnowThemBy,
    clean,
    identify,
)
from nations.people.actions.joining import join, name_myself
from nations.people.actions.tagging import tag_person, untag_person

__all__ = [
    "ChangedMeanwhile",
    "ChangedSince",
    "Details",
    "Edited",
    "Identified",
    "NotAnExternalId",
    "NothingToKnowThemBy",
    "PersonChange",
    "clean",
    "edit_person",
    "identify",
    "join",
    "name_myself",
    "tag_person",
    "undo_edit",
    "untag_person",
]
