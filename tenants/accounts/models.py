"""The user model, whose table exists in public and in every nation."""

from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone


class UserManager(BaseUserManager["User"]):
    """Makes users; there are no passwords, so every one is unusable."""

    def create_user(self, email: str, **fields: Any) -> "User":
        """Save a user with an unusable password."""
        user = self.model(email=self.normalize_email(email), **fields)
        user.set_unusable_password()
        user.save(using=self._db)
        return user

    def with_email(self, email: str) -> "models.QuerySet[User]":
        """Return whose address this is, in whatever case, by the index that keeps it unique."""
        return self.alias(lower=Lower("email")).filter(lower=Lower(models.Value(email)))


class User(AbstractBaseUser, PermissionsMixin):  # type: ignore[django-manager-missing]
    """
    Someone who works in panels.

    In ``public`` a row is a platform account; in a nation it is that account's seat there,
    found by ``platform_account_id`` and never by email.
    """

    email = models.EmailField(max_length=254)
    name = models.CharField(max_length=200, blank=True)
    # In a nation: the account's id in public. In public: null.
    platform_account_id = models.BigIntegerField(null=True, blank=True, unique=True)
    # When a code sent to the address was typed in; null: not yet.
    email_proved_at = models.DateTimeField(null=True, blank=True)
    # Panel sessions begun before this are over; null: none was ever ended.
    sessions_valid_from = models.DateTimeField(null=True, blank=True)
    is_active = models.BooleanField(default=True)
    # Wagtail's and Django's admin ask for it; ours never serves Django's admin.
    is_staff = models.BooleanField(default=False)
    # Runs the platform (`hustings operator add`); meaningless inside a nation.
    is_operator = models.BooleanField(default=False)
    joined_at = models.DateTimeField(default=timezone.now)

    objects = UserManager()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        constraints = [
            models.UniqueConstraint(Lower("email"), name="one_user_per_email"),
        ]

    def __str__(self) -> str:
        return self.name or self.email

    def get_full_name(self) -> str:
        """Return the name, or the address where no name was given."""
        return str(self)

    def get_short_name(self) -> str:
        """Return the first name, or the part of the address before the @."""
        return self.name.split()[0] if self.name else self.email.partition("@")[0]
