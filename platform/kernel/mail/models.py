"""Letters, each a row from the moment it is written."""

from django.db import models
from django.db.models import Q


class Message(models.Model):
    """A finished letter to one address, and what became of it."""

    class State(models.TextChoices):
        """How far it is."""

        WAITING = "WAITING", "waits to be handed over"
        HANDING = "HANDING", "is being handed over"
        SENT = "SENT", "was taken by the mail server"
        KEPT = "KEPT", "stays in the outbox: practice mode"
        FAILED = "FAILED", "was refused"
        # No answer came, or the worker died before it: never sent again by itself.
        UNKNOWN = "UNKNOWN", "may or may not have been taken"

    kind = models.CharField(max_length=40)  # a code: account.code, submissions.welcome
    to_address = models.EmailField(max_length=254)
    from_address = models.CharField(max_length=320)
    reply_to = models.CharField(max_length=320, blank=True)
    subject = models.CharField(max_length=300)
    text = models.TextField()
    html = models.TextField(blank=True)
    # Whom it is for; null: no person of a campaign (an account of the platform).
    person_id = models.BigIntegerField(null=True, blank=True)
    # The ledger row that allows it; null: a service message nobody has to agree to.
    consent_id = models.BigIntegerField(null=True, blank=True)
    # Posted again under the same key it is the same letter; empty: every post is one.
    key = models.CharField(max_length=120, blank=True)
    state = models.CharField(max_length=8, choices=State.choices, default=State.WAITING)
    attempts_count = models.IntegerField(default=0)
    result = models.CharField(max_length=300, blank=True)  # the server's last words
    written_at = models.DateTimeField()
    next_try_at = models.DateTimeField()
    # Null: it was not, or nobody knows.
    handed_over_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "key"], condition=~Q(key=""), name="one_message_per_key"
            )
        ]
        indexes = [
            # The worker's next ones.
            models.Index(
                fields=["next_try_at", "id"],
                condition=Q(state="WAITING"),
                name="mail_waiting",
            ),
            # The outbox, newest first.
            models.Index(fields=["-id"], name="mail_newest_first"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} to {self.to_address}"
