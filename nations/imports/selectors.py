"""Imports, running and done."""

from kernel.actor import Actor
from nations.imports import permissions
from nations.imports.models import ImportFile, RefusedRow


def newest_imports(*, by: Actor, count: int = 20) -> list[ImportFile]:
    """
    Return the newest files.

    :raises Refused: if this actor may not import people.
    """
    permissions.require_may_import(by)
    return list(ImportFile.objects.order_by("-pk")[:count])


def get_import(import_id: int, *, by: Actor) -> ImportFile:
    """
    Return a file.

    :raises Refused: if this actor may not import people.
    :raises ImportFile.DoesNotExist: if there is none of this number.
    """
    permissions.require_may_import(by)
    return ImportFile.objects.get(pk=import_id)


def refused_rows(import_id: int, *, by: Actor, count: int = 200) -> list[RefusedRow]:
    """
    Return the rows that were left out, in order.

    :raises Refused: if this actor may not import people.
    """
    permissions.require_may_import(by)
    return list(
        RefusedRow.objects.filter(import_file_id=import_id).order_by("line")[:count]
    )


def unfinished() -> list[int]:
    """Return the begun imports of the nation in force that nobody finished yet."""
    running = ImportFile.objects.filter(state=ImportFile.State.RUNNING)
    return list(running.values_list("pk", flat=True))
