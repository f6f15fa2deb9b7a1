"""
Tasks know their nation.

Each message carries the signed name of the schema it was sent from (kernel.queue); a worker
enters that schema or refuses the task. Nothing is kept on the task object, which threads share.
"""

from typing import Any

from celery import Task
from celery.signals import before_task_publish

from kernel import queue
from tenants import selectors
from tenants.context import PUBLIC, current_schema, in_nation, in_public


class NationTask(Task):  # type: ignore[type-arg]
    """A task that runs where it was sent from; ``public=True`` runs in public always."""

    abstract = True
    public = False

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """
        Run the task in the schema its message names.

        :raises kernel.queue.UnsignedTask: if the message names none, or not by our hand.
        """
        if self.public:
            with in_public():
                return super().__call__(*args, **kwargs)
        schema = queue.schema_from(self.request.headers or {})
        if schema == PUBLIC:
            with in_public():
                return super().__call__(*args, **kwargs)
        nation = selectors.get_nation(int(schema.removeprefix("n_")))
        with in_nation(nation):
            return super().__call__(*args, **kwargs)


@before_task_publish.connect
def name_the_schema(headers: dict[str, Any] | None = None, **_: Any) -> None:
    """Sign the current schema into a message that doesn't name one yet."""
    if headers is not None and queue.HEADER not in headers:
        schema = current_schema()
        if schema != "nowhere":
            headers.update(queue.headers(schema))
