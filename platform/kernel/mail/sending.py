"""Store letters, and hand each over once."""

import dataclasses
import datetime as dt
from collections.abc import Iterable
from typing import Final

from celery import current_app
from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.db.models import F, QuerySet
from django.utils import timezone

from kernel import queue
from kernel.crash import crash_point
from kernel.mail.models import Message
from kernel.mail.server import (
    Away,
    LetterRefused,
    Server,
    Unanswered,
    connected_to,
    is_known_away,
)
from kernel.sweep import schemas_with

HAND_OVER_TASK: Final = "kernel.mail.hand_over"
RETRY_AFTER: Final = tuple(dt.timedelta(minutes=m) for m in (1, 5, 30, 120, 720))
TRIES_WHILE_AWAY: Final = 3
# A hand-over takes seconds; what still says so after this was cut off.
LOST_AFTER: Final = dt.timedelta(minutes=10)


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class Letter:
    """A finished letter; `key` makes it one however often it is posted (empty: never)."""

    kind: str
    to: str
    subject: str
    text: str
    html: str = ""
    from_address: str = ""
    reply_to: str = ""
    person_id: int | None = None
    consent_id: int | None = None
    key: str = ""


def post(letter: Letter, *, at: dt.datetime) -> Message:
    """Store a letter in the transaction in force; a worker hands it over after the commit."""
    fields = {
        "to_address": letter.to,
        "from_address": letter.from_address or settings.DEFAULT_FROM_EMAIL,
        "reply_to": letter.reply_to,
        # A line break in a subject would start a header of its own.
        "subject": " ".join(letter.subject.split())[:300],
        "text": letter.text,
        "html": letter.html,
        "person_id": letter.person_id,
        "consent_id": letter.consent_id,
        "written_at": at,
        "next_try_at": at,
    }
    if letter.key:
        message, made = Message.objects.get_or_create(
            kind=letter.kind, key=letter.key, defaults=fields
        )
    else:
        message, made = Message.objects.create(kind=letter.kind, **fields), True
    if made:
        queue.delay_on_commit(current_app.tasks[HAND_OVER_TASK], queue="now")
    return message


def with_due(schemas: Iterable[str]) -> list[str]:
    """Find which of these schemas have letters to hand over, or one whose hand-over was cut off."""
    return schemas_with(
        schemas,
        table="mail_message",
        condition="(state = 'WAITING' AND next_try_at <= now()) OR state = 'HANDING'",
    )


def hand_over_waiting(*, limit: int = 100) -> int:
    """
    Hand over what waits and is due in the current schema; return how many were tried.

    One connection serves them all. Where the server is away, or falls silent, the first that
    meets it is the last of the batch: the others wait for the next. One found away a moment ago
    is left alone, and so are the letters.
    """
    if not _due(timezone.now()).exists():
        return 0
    if not settings.EMAIL_URL:
        return _keep_waiting(limit)
    if is_known_away(settings.EMAIL_URL):
        return 0
    with connected_to(settings.EMAIL_URL) as server:
        return _hand_to(server, limit)


def _hand_to(server: Server, limit: int) -> int:
    for count in range(limit):
        # Before a letter is claimed: a worker that dies while it waits for the server leaves
        # none of which nobody knows.
        trouble = _trouble_reaching(server)
        message = _claim(timezone.now())
        if message is None:
            return count
        if trouble is not None:
            _later(message, trouble)
            return count + 1
        crash_point("mail.claimed")
        if not _hand_over(message, server):
            return count + 1
    return limit


def _keep_waiting(limit: int) -> int:
    for count in range(limit):
        message = _claim(timezone.now())
        if message is None:
            return count
        crash_point("mail.claimed")
        _finish(message, Message.State.KEPT, "Kept in the outbox.")
    return limit


def _trouble_reaching(server: Server) -> Away | None:
    try:
        server.open()
    except Away as trouble:
        return trouble
    return None


def mark_lost(*, at: dt.datetime) -> int:
    """Say of letters whose hand-over was cut off that nobody knows; return how many."""
    lost = Message.objects.filter(
        state=Message.State.HANDING, next_try_at__lt=at - LOST_AFTER
    )
    return lost.update(
        state=Message.State.UNKNOWN, result="Cut off while it was being handed over."
    )


def _due(at: dt.datetime) -> QuerySet[Message]:
    return Message.objects.filter(state=Message.State.WAITING, next_try_at__lte=at)


def _claim(at: dt.datetime) -> Message | None:
    with transaction.atomic():
        message = (
            _due(at)
            .order_by("next_try_at", "id")
            .select_for_update(skip_locked=True)
            .first()
        )
        if message is None:
            return None
        message.state = Message.State.HANDING
        message.next_try_at = at
        message.attempts_count += 1
        message.save(update_fields=["state", "next_try_at", "attempts_count"])
        return message


def _hand_over(message: Message, server: Server) -> bool:
    """Hand one over; say whether the server is there for the next."""
    try:
        server.hand_over(_letter_of(message))
    except Away as trouble:
        _later(message, trouble)
        return False
    except Unanswered as trouble:
        _finish(message, Message.State.UNKNOWN, str(trouble))
        return False
    except LetterRefused as refusal:
        _refused(message, refusal)
    except ValueError as error:  # an address or a header of which no letter can be made
        _finish(message, Message.State.FAILED, str(error))
    else:
        crash_point("mail.taken")
        _finish(message, Message.State.SENT, "Taken.")
    return True


def _letter_of(message: Message) -> EmailMultiAlternatives:
    letter = EmailMultiAlternatives(
        subject=message.subject,
        body=message.text,
        from_email=message.from_address,
        to=[message.to_address],
        reply_to=[message.reply_to] if message.reply_to else None,
    )
    if message.html:
        letter.attach_alternative(message.html, "text/html")
    return letter


def _refused(message: Message, refusal: LetterRefused) -> None:
    waits = RETRY_AFTER[message.attempts_count - 1 :]
    if refusal.may_work_later and waits:
        _wait(message, waits[0], str(refusal))
    else:
        _finish(message, Message.State.FAILED, str(refusal))


def _later(message: Message, trouble: Away) -> None:
    # Nobody refused this letter. However long the server is away, there are tries left for a
    # busy answer once it is back, and that is noticed within half an hour.
    message.attempts_count = min(message.attempts_count, TRIES_WHILE_AWAY)
    _wait(message, RETRY_AFTER[message.attempts_count - 1], str(trouble))


def _wait(message: Message, wait: dt.timedelta, words: str) -> None:
    Message.objects.filter(pk=message.pk).update(
        state=Message.State.WAITING,
        attempts_count=message.attempts_count,
        result=words[:300],
        next_try_at=F("next_try_at") + wait,
    )


def _finish(message: Message, state: Message.State, words: str) -> None:
    was_handed_over = state in {Message.State.SENT, Message.State.KEPT}
    Message.objects.filter(pk=message.pk).update(
        state=state,
        result=words[:300],
        handed_over_at=timezone.now() if was_handed_over else None,
    )
