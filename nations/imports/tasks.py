"""What a worker does with a begun import."""

from typing import Any

from celery import shared_task

from kernel.actor import Channel, Source
from nations.imports import actions
from tenants.context import current_nation


@shared_task(name="nations.imports.run")
def run(*, import_id: int, **kwargs: Any) -> None:
    """Bring in what is left of it."""
    actions.run(
        import_id=import_id,
        country=current_nation().country,
        via=Source(channel=Channel.IMPORT),
    )
