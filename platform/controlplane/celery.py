"""The Celery application. Rows are the truth; a task only wakes a worker."""

import logging
import os
from datetime import timedelta
from typing import Any

from celery import Celery, bootsteps
from celery.worker import components, state
from kombu import Queue
from kombu.transport import redis as transport

logger = logging.getLogger(__name__)

# How soon another beat is started where it died.
BEAT_LOOK_SECONDS = 5.0
ENDING = frozenset({bootsteps.CLOSE, bootsteps.TERMINATE})  # type: ignore[attr-defined]

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "controlplane.settings.dev")


class _HeldMessages(transport.QoS):
    """The messages a worker has begun and not acknowledged."""

    def restore_unacked(self, client: Any = None) -> Any:
        """
        Give them back, where the broker is still there.

        kombu's own fails after a lost line with an error that nobody catches: the worker ended
        half a minute later instead of connecting again. Rows tell of the work all the same.
        """
        if self.channel.connection.client is None:
            if self._delivered:
                self._delivered.clear()
            return None
        return super().restore_unacked(client)


transport.Channel.QoS = _HeldMessages


def _is_ending(worker: Any) -> bool:
    # It ends its beat first and then waits for its tasks, which may take longer than a look.
    told = (state.should_stop, state.should_terminate)
    return worker.blueprint.state in ENDING or any(said is not None for said in told)


class KeptBeat(bootsteps.StartStopStep):
    """Beat, which runs inside the worker, started again where it died: nobody else would."""

    requires = ("celery.worker.components:Timer", "celery.worker.components:Beat")

    def include_if(self, parent: Any) -> bool:
        """Say whether this worker has one."""
        return bool(parent.beat)

    def start(self, parent: Any) -> None:
        """Look after it from now on."""
        parent.timer.call_repeatedly(BEAT_LOOK_SECONDS, self.look, (parent,))

    @staticmethod
    def look(parent: Any) -> None:
        """Start another one where it is gone, unless the worker is about to end."""
        if parent.beat.is_alive() or _is_ending(parent):
            return
        logger.error("beat.died")
        step = next(one for one in parent.steps if isinstance(one, components.Beat))
        # As at the worker's start; when it ends, the step stops the one it holds.
        step.obj = step.create(parent)
        step.start(parent)


app = Celery("hustings", task_cls="tenants.celery:NationTask")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.conf.update(
    task_acks_late=True,
    task_reject_on_worker_lost=True,  # a killed worker's message is given to another
    worker_prefetch_multiplier=1,
    task_ignore_result=True,
    task_default_queue="default",
    task_queues=[Queue(name) for name in ("now", "default", "bulk", "platform")],
    task_create_missing_queues=False,
    broker_connection_retry_on_startup=True,
    # A broker that stands still may not hold whoever wakes a worker.
    broker_transport_options={
        "visibility_timeout": 3600,
        "socket_timeout": 2,
        "socket_connect_timeout": 2,
    },
    worker_hijack_root_logger=False,
    timezone="UTC",
    beat_schedule={
        # One dispatcher a minute over rows; it sends what is due, per nation.
        "dispatch": {
            "task": "controlplane.tasks.dispatch",
            "schedule": timedelta(seconds=60),
            "options": {"queue": "platform"},
        },
    },
)
app.steps["worker"].add(KeptBeat)
app.autodiscover_tasks()
