"""The outbox."""

import dataclasses
import datetime as dt

from django.db.models import Count, Max, Q

from kernel.mail.models import Message

# A letter is handed over within seconds, and retried after minutes.
STUCK_AFTER = dt.timedelta(minutes=15)


def newest_messages(*, count: int = 50) -> list[Message]:
    """Return the newest letters of the current schema."""
    return list(Message.objects.order_by("-id")[:count])


def get_message(pk: int) -> Message:
    """
    Return one letter of the current schema.

    :raises Message.DoesNotExist: if there is none of that number.
    """
    return Message.objects.get(pk=pk)


def stuck_count(*, at: dt.datetime) -> int:
    """Return how many letters of the current schema's last day were refused, lost, or still wait."""
    late = Q(state=Message.State.WAITING, written_at__lt=at - STUCK_AFTER)
    ended = Q(state__in=[Message.State.FAILED, Message.State.UNKNOWN])
    lately = Message.objects.filter(written_at__gt=at - dt.timedelta(days=1))
    return lately.filter(late | ended).count()


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class HandedOver:
    """
    How many letters were handed over in a day, and when the newest ever was (null: none was).

    Those that a mail server took, or that practice mode kept in the outbox in its place; not
    those it refused, and none of which nobody knows.
    """

    count: int
    newest_at: dt.datetime | None


def handed_over(*, at: dt.datetime) -> HandedOver:
    """Return what the current schema's mail did lately."""
    lately = Q(handed_over_at__gt=at - dt.timedelta(days=1))
    over = Message.objects.filter(state__in=[Message.State.SENT, Message.State.KEPT])
    said = over.aggregate(
        count=Count("pk", filter=lately), newest_at=Max("handed_over_at")
    )
    return HandedOver(**said)
