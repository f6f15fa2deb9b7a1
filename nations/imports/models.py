"""A file that was or will be brought in, and the rows that were refused."""

from django.db import models


class ImportFile(models.Model):
    """One uploaded file, how to read it, and how far it is."""

    class State(models.TextChoices):
        """How far it is."""

        READ = "READ", "was read, waits for a press"
        RUNNING = "RUNNING", "is being brought in"
        DONE = "DONE", "is in"
        STOPPED = "STOPPED", "was stopped"

    name = models.CharField(max_length=200)
    stored_as = models.CharField(max_length=300)
    digest = models.CharField(max_length=64)  # SHA-256 of the file
    encoding = models.CharField(max_length=40)
    delimiter = models.CharField(max_length=1)
    # Column position to field name; a missing one is left out.
    columns = models.JSONField(default=dict)
    # One of the three answers to "Did they agree to get email?", with day, reason or column.
    consent = models.JSONField(default=dict)
    row_count = models.BigIntegerField(default=0)
    state = models.CharField(max_length=8, choices=State.choices, default=State.READ)
    # Rows looked at so far: where a killed worker goes on.
    done_count = models.BigIntegerField(default=0)
    created_count = models.BigIntegerField(default=0)
    updated_count = models.BigIntegerField(default=0)
    refused_count = models.BigIntegerField(default=0)
    # The actor in whose name it runs (kernel.actor.Actor.as_json).
    actor = models.JSONField(default=dict)
    job_id = models.BigIntegerField(null=True, blank=True)  # null: not begun
    uploaded_by_user_id = models.BigIntegerField(
        null=True, blank=True
    )  # null: from the shell
    uploaded_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name


class RefusedRow(models.Model):
    """A row that could not be brought in, and why; its text is kept so that it can be mended."""

    import_file = models.ForeignKey(
        ImportFile, on_delete=models.CASCADE, related_name="refused_rows"
    )
    line = models.BigIntegerField()  # line of the file, the header is 1
    reason = models.CharField(max_length=300)
    text = models.TextField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["import_file", "line"], name="one_reason_per_refused_line"
            ),
        ]

    def __str__(self) -> str:
        return f"line {self.line}: {self.reason}"
