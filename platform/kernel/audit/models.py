"""Who looked, who opened, who suspended: rows that are only ever added."""

from django.db import models


class AuditEntry(models.Model):
    """One act that somebody may ask about later."""

    action = models.CharField(max_length=60)  # a code: console.suspend, login_link.made
    actor = models.JSONField()  # kernel.actor.Actor.who_json
    subject = models.CharField(max_length=120, blank=True)  # nation:12, account:3
    detail = models.JSONField(default=dict)
    at = models.DateTimeField()

    class Meta:
        indexes = [
            # "Who did this, newest first", and an act's own page.
            models.Index(fields=["-at", "-id"], name="audit_newest_first"),
            models.Index(fields=["subject", "-at"], name="audit_by_subject"),
        ]

    def __str__(self) -> str:
        return f"{self.action} {self.subject}"
