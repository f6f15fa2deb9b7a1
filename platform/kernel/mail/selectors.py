"""The outbox."""

from kernel.mail.models import Message


def newest_messages(*, count: int = 50) -> list[Message]:
    """Return the newest letters of the current schema."""
    return list(Message.objects.order_by("-id")[:count])


def get_message(pk: int) -> Message:
    """
    Return one letter of the current schema.

    :raises Message.DoesNotExist: if there is none of that number.
    """
    return Message.objects.get(pk=pk)
