"""What a job did to a row."""

from django.db import models
from django.db.models import Q


class Change(models.Model):
    """
    Before and after of one row's touched fields in one job.

    Kept as long as the job can be undone; it holds people's data, as the rows themselves do.
    """

    class Left(models.TextChoices):
        """Why undoing left it."""

        CHANGED_SINCE = "CHANGED_SINCE", "changed since"
        GONE = "GONE", "gone since"
        IN_USE = "IN_USE", "in use since"
        # Not refused, but not to be done either:
        STAYS = "STAYS", "belongs to a row that stays"
        LEDGER = "LEDGER", "a ledger only grows"

    # Found by the constraint below, which begins with it.
    job = models.ForeignKey(
        "jobs.Job", on_delete=models.CASCADE, related_name="+", db_index=False
    )
    model = models.CharField(max_length=80)  # a label: people.Email
    row_id = models.BigIntegerField()
    # The row it belongs to, itself included; null: it stands alone.
    root_id = models.BigIntegerField(null=True, blank=True)
    before = models.JSONField(null=True)  # by column; null: the job made the row
    # By column; the whole row where the job made it, nothing where it deleted it.
    after = models.JSONField()
    undone_at = models.DateTimeField(null=True, blank=True)
    # Why undoing left it; empty: it didn't, or wasn't asked to.
    left_because = models.CharField(max_length=16, choices=Left.choices, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["job", "model", "row_id"], name="one_change_per_job_and_row"
            )
        ]
        indexes = [
            # Undoing goes from root to root.
            models.Index(
                fields=["job", "root_id"],
                condition=Q(undone_at=None, left_because=""),
                name="changes_to_undo",
            ),
            # Which jobs touched this person? Their History asks.
            models.Index(fields=["root_id", "job"], name="changes_of_root"),
        ]

    def __str__(self) -> str:
        return f"{self.model} {self.row_id} in job {self.job_id}"
