"""One posted form."""

from django.db import models
from django.db.models import Q


class Submission(models.Model):
    """A form somebody posted, and what became of it."""

    class State(models.TextChoices):
        """What became of it."""

        ACCEPTED = "ACCEPTED", "accepted"
        WAITING = "WAITING", "waits for an email click"
        REFUSED = "REFUSED", "refused"

    kind = models.CharField(max_length=24)  # SIGN_UP, later RSVP, SIGNATURE, …
    page_id = models.BigIntegerField(null=True, blank=True)
    person = models.ForeignKey(
        "people.Person",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="submissions",
    )
    device_id = models.BigIntegerField(null=True, blank=True)
    # What makes it one: page, email, postcode and tick, with what was minted when the form was opened.
    key = models.CharField(max_length=64)
    state = models.CharField(max_length=16, choices=State.choices)
    reason = models.CharField(max_length=64, blank=True)  # a code; empty unless refused
    data = models.JSONField(default=dict)
    consent_wording = models.TextField(blank=True)
    source = models.JSONField(default=dict)  # kernel.actor.Source
    received_at = models.DateTimeField()
    # When its page's settings (tags, reply, …) had all run; null: they still will.
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "key"], name="one_submission_per_key"
            ),
            models.CheckConstraint(
                name="refusals_say_why", condition=~Q(state="REFUSED") | ~Q(reason="")
            ),
        ]
        indexes = [
            # A worker resumes what was received and not settled.
            models.Index(
                fields=["received_at"],
                condition=Q(settled_at=None, state="ACCEPTED"),
                name="submissions_to_settle",
            ),
            # Forms whose link nobody pressed are deleted when it is too old.
            models.Index(
                fields=["received_at"],
                condition=Q(state="WAITING"),
                name="submissions_waiting",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"
