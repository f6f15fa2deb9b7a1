"""What was brought in."""

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
