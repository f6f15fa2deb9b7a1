"""What the control plane keeps beside tenants' rows."""

from django.conf import settings
from django.db import models


class EmailCode(models.Model):
    """Six digits sent to an account's address; typed in, they prove it."""

    account = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="email_codes"
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
