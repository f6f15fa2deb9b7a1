"""A file that was or will be brought in, and the rows that were refused."""

from django.db import models


class ImportFile(models.Model):
    """One uploaded file and how to read it; how far it is stands in its job."""

    name = models.CharField(max_length=200)
    stored_as = models.CharField(max_length=300)  # empty: it was cleared away
    digest = models.CharField(max_length=64)  # SHA-256 of the file
    encoding = models.CharField(max_length=40)
    delimiter = models.CharField(max_length=1)  # empty: people as in a chat, no table
    headings = models.JSONField(default=list)
    # What each column goes to (imports.columns.FIELDS), in order; empty: it is left out.
    goes_to = models.JSONField(default=list)
    # One of the three answers to "Did they agree to get email?", with day and reason; empty:
    # nobody chose yet.
    consent = models.JSONField(default=dict)
    row_count = models.BigIntegerField(default=0)
    # The job that brings it in (kernel.jobs.Job); null: it was read and waits for a press.
    job_id = models.BigIntegerField(null=True, blank=True)
    uploaded_by_user_id = models.BigIntegerField(
        null=True, blank=True
    )  # null: from the shell
    uploaded_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name


class RefusedRow(models.Model):
    """A row that could not be brought in, and why; its text is kept as long as its file is."""

    # Found by the constraint below, which begins with it.
    import_file = models.ForeignKey(
        ImportFile,
        on_delete=models.CASCADE,
        related_name="refused_rows",
        db_index=False,
    )
    line = models.BigIntegerField()  # line of the file, the first is 1
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
