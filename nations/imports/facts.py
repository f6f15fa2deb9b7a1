"""What was brought in, and taken back."""

import dataclasses

from django.utils.translation import gettext_lazy as _

from kernel.facts import fact


@fact("imports.people_imported", subject=None, sentence=_("Brought in a list"))
@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class PeopleImported:
    """A file of people was brought in."""

    import_id: int
    created_count: int
    updated_count: int
    refused_count: int


@fact("imports.chunk_brought_in", subject=None, sentence=_("Brought in with a list"))
@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class ChunkBroughtIn:
    """Some rows of a file are in: who is new, who was filled in, whose yes is new."""

    import_id: int
    created_ids: tuple[int, ...]
    touched_ids: tuple[int, ...]
    agreed_ids: tuple[int, ...]


@fact("imports.chunk_taken_back", subject=None, sentence=_("Taken back with a list"))
@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class ChunkTakenBack:
    """Some people of a file are as they were before it: removed, put back, or left alone."""

    import_id: int
    removed_ids: tuple[int, ...]
    restored_ids: tuple[int, ...]
    left_ids: tuple[int, ...]


@fact("imports.import_undone", subject=None, sentence=_("Took back a list"))
@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class ImportUndone:
    """What a file brought in was taken back."""

    import_id: int
    removed_count: int
    restored_count: int
    left_count: int
