"""Bring a file in as the panel does: read, chosen, begun, and left to a worker."""

import sys
from pathlib import Path

import django

django.setup()

from django.utils import timezone  # noqa: E402

from kernel.actor import Actor, Channel, Source  # noqa: E402
from nations.imports import actions  # noqa: E402
from tenants import selectors  # noqa: E402
from tenants.context import in_nation  # noqa: E402

HOW = {"by": Actor.system(name="chaos"), "via": Source(channel=Channel.PANEL)}


def begin(slug: str, path: Path) -> int:
    """Begin it; return the job's number."""
    now = timezone.now()
    with in_nation(selectors.get_nation_by_slug(slug)):
        file = actions.read_file(
            content=path.read_bytes(), name=path.name, at=now, **HOW
        )
        actions.choose(
            import_id=file.pk,
            goes_to=file.goes_to,
            consent=actions.Consent(agreed=actions.Agreed.NONE),
            at=now,
            **HOW,
        )
        return int(actions.begin(import_id=file.pk, at=now, **HOW).pk)


if __name__ == "__main__":
    sys.stdout.write(f"{begin(sys.argv[1], Path(sys.argv[2]))}\n")
