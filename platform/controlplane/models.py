"""What the control plane keeps beside tenants' rows."""

from django.conf import settings
from django.db import models


class EmailCode(models.Model):
    """Six digits sent to an account's address; typed in, they prove it."""

    # Found by the index below, which begins with it.
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="email_codes",
        db_index=False,
    )
    digest = models.CharField(max_length=64)  # SHA-256 of account, code and our key
    tries_count = models.SmallIntegerField(default=0)
    made_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [
            # The newest one of an account is the one that counts.
            models.Index(fields=["account", "-made_at"], name="newest_code_first"),
        ]

    def __str__(self) -> str:
        return f"code of account {self.account_id}"


class WaitingStart(models.Model):
    """
    A campaign asked for while no schema was ready. A worker opens it, in the order of ids; the
    row goes when its asker's browser has got there.
    """

    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="starts"
    )
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=20)
    slug = models.CharField(max_length=60)
    country = models.CharField(max_length=2)
    charity_number = models.CharField(max_length=20, blank=True)
    asked_at = models.DateTimeField()
    # How many were to be opened before it when it was asked for.
    asked_behind = models.PositiveIntegerField()
    # When a worker took it up; null: none did. One that died is taken up again.
    taken_at = models.DateTimeField(null=True, blank=True)
    # The nation that was opened; null: not yet, or refused.
    nation_id = models.BigIntegerField(null=True, blank=True)
    # What the screen says of why it can't be opened; empty: it can.
    refused = models.CharField(max_length=200, blank=True)

    class Meta:
        indexes = [
            # The worker's claim, and how many stand before somebody.
            models.Index(
                fields=["id"],
                name="starts_not_opened",
                condition=models.Q(nation_id__isnull=True, refused=""),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.slug}, asked for by account {self.account_id}"
