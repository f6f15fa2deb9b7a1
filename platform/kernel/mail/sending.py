"""Store letters, and hand each over once."""

import dataclasses
import datetime as dt
import logging
import smtplib
from collections.abc import Iterable, Mapping
from typing import Any, Final
from urllib.parse import unquote, urlsplit

from celery import current_app
from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from kernel import queue
from kernel.crash import crash_point
from kernel.mail.models import Message
from kernel.sweep import schemas_with

logger = logging.getLogger(__name__)

HAND_OVER_TASK: Final = "kernel.mail.hand_over"
RETRY_AFTER: Final = tuple(dt.timedelta(minutes=m) for m in (1, 5, 30, 120, 720))
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
    """Hand over what waits and is due in the current schema; return how many were tried."""
    count = 0
    while count < limit:
        message = _claim(timezone.now())
        if message is None:
            return count
        crash_point("mail.claimed")
        _hand_over(message)
        count += 1
    return count


def mark_lost(*, at: dt.datetime) -> int:
    """Say of letters whose hand-over was cut off that nobody knows; return how many."""
    lost = Message.objects.filter(
        state=Message.State.HANDING, next_try_at__lt=at - LOST_AFTER
    )
    return lost.update(
        state=Message.State.UNKNOWN, result="Cut off while it was being handed over."
    )


def _claim(at: dt.datetime) -> Message | None:
    with transaction.atomic():
        message = (
            Message.objects.filter(state=Message.State.WAITING, next_try_at__lte=at)
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


def _hand_over(message: Message) -> None:
    if not settings.EMAIL_URL:
        _finish(message, Message.State.KEPT, "Kept in the outbox.")
        return
    try:
        _letter_of(message).send()
    except smtplib.SMTPRecipientsRefused as error:
        code, last_words = next(iter(error.recipients.values()))
        _refused(message, code, last_words.decode(errors="replace"))
    except smtplib.SMTPResponseException as error:
        said = error.smtp_error
        words = said.decode(errors="replace") if isinstance(said, bytes) else said
        _refused(message, error.smtp_code, words)
    except (smtplib.SMTPServerDisconnected, TimeoutError) as error:
        # It may have been after the letter's last byte.
        _finish(message, Message.State.UNKNOWN, str(error) or "No answer.")
    except (OSError, smtplib.SMTPException) as error:
        _again(message, str(error))
    else:
        crash_point("mail.taken")
        _finish(message, Message.State.SENT, "Taken.")


def _letter_of(message: Message) -> EmailMultiAlternatives:
    letter = EmailMultiAlternatives(
        subject=message.subject,
        body=message.text,
        from_email=message.from_address,
        to=[message.to_address],
        reply_to=[message.reply_to] if message.reply_to else None,
        connection=get_connection(**smtp_settings(settings.EMAIL_URL)),
    )
    if message.html:
        letter.attach_alternative(message.html, "text/html")
    return letter


def smtp_settings(url: str) -> Mapping[str, Any]:
    """
    Return what Django's SMTP connection wants of ``smtp://``, ``smtp+tls://``, ``smtps://``.

    :raises ValueError: if the URL is of another kind.
    """
    parts = urlsplit(url)
    if parts.scheme not in {"smtp", "smtp+tls", "smtps"}:
        raise ValueError("EMAIL_URL has to start with smtp://, smtp+tls:// or smtps://")
    return {
        "backend": "django.core.mail.backends.smtp.EmailBackend",
        "host": parts.hostname or "localhost",
        "port": parts.port or (465 if parts.scheme == "smtps" else 25),
        "username": unquote(parts.username or ""),
        "password": unquote(parts.password or ""),
        "use_tls": parts.scheme == "smtp+tls",
        "use_ssl": parts.scheme == "smtps",
        "timeout": 20,
    }


def _refused(message: Message, code: int, words: str) -> None:
    # RFC 5321 section 4.2.1: 4yz may work later, 5yz won't.
    if 400 <= code < 500:
        _again(message, words)
    else:
        _finish(message, Message.State.FAILED, words)


def _again(message: Message, words: str) -> None:
    if message.attempts_count > len(RETRY_AFTER):
        _finish(message, Message.State.FAILED, words)
        return
    wait = RETRY_AFTER[message.attempts_count - 1]
    Message.objects.filter(pk=message.pk).update(
        state=Message.State.WAITING,
        result=words[:300],
        next_try_at=F("next_try_at") + wait,
    )


def _finish(message: Message, state: Message.State, words: str) -> None:
    Message.objects.filter(pk=message.pk).update(
        state=state, result=words[:300], handed_over_at=timezone.now()
    )
