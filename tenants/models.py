"""What the control plane knows of campaigns. No supporter's data lives here."""

import datetime as dt
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django_tenants.models import DomainMixin, TenantMixin

from kernel.permissions import Role

# How long a closed campaign's schema and files stay.
KEPT_AFTER_CLOSING = dt.timedelta(days=30)


class Kind(models.TextChoices):
    """What a campaign is; sets its theme, pages, words, consent wording and points."""

    CANDIDATE = "CANDIDATE", "a candidate"
    PARTY = "PARTY", "a party or branch"
    UNION = "UNION", "a union"
    CHARITY = "CHARITY", "a charity"
    ISSUE = "ISSUE", "an issue campaign"


class Nation(TenantMixin):
    """A campaign; its primary key is its number, its schema ``n_<number>`` for life."""

    class State(models.TextChoices):
        """Whether its doors are open."""

        OPEN = "OPEN", "open"
        SUSPENDED = "SUSPENDED", "suspended"
        CLOSED = "CLOSED", "closed"

    class Look(models.TextChoices):
        """Whether an operator has to look at its name before it may go live."""

        NOT_NEEDED = "NOT_NEEDED", "nothing to look at"
        WAITING = "WAITING", "waits for a look"
        PASSED = "PASSED", "looked at, may go live"
        REFUSED = "REFUSED", "looked at, may not go live"

    auto_create_schema = (
        False  # schemas come from the pool or a replay, never from save()
    )

    id = models.BigIntegerField(primary_key=True)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=16, choices=Kind.choices)
    country = models.CharField(max_length=2)  # ISO 3166-1 alpha-2
    time_zone = models.CharField(max_length=64)  # IANA
    locale = models.CharField(max_length=16)  # BCP 47, as Babel reads it with a hyphen
    currency = models.CharField(max_length=3)  # ISO 4217; fixed at the first gift
    state = models.CharField(max_length=16, choices=State.choices, default=State.OPEN)
    look = models.CharField(
        max_length=16, choices=Look.choices, default=Look.NOT_NEEDED
    )
    # What its name resembles, as a sentence for the operator; empty: nothing.
    look_reason = models.CharField(max_length=300, blank=True)
    # The rule it broke, as its people read it; empty unless suspended.
    suspended_reason = models.CharField(max_length=500, blank=True)
    suspended_at = models.DateTimeField(null=True, blank=True)
    # Null: private, a stranger reads "isn't open yet".
    live_at = models.DateTimeField(null=True, blank=True)
    # Null: it never was. Who joined meanwhile can leave, also while it is private again.
    first_live_at = models.DateTimeField(null=True, blank=True)
    # The charity's number; only with one may the soft opt-in be used.
    charity_number = models.CharField(max_length=20, blank=True)
    is_demo = models.BooleanField(default=False)
    opened_at = models.DateTimeField()
    # When its look, pages and owner's seat were all there; null: its opening was cut off.
    furnished_at = models.DateTimeField(null=True, blank=True)
    # When it closes because no owner proved their address; null: one did.
    closes_unproved_at = models.DateTimeField(null=True, blank=True)
    # Null: it isn't closed.
    closed_at = models.DateTimeField(null=True, blank=True)
    # When its schema and files were deleted; null: they are there.
    purged_at = models.DateTimeField(null=True, blank=True)
    # Milliseconds from the press until its pages stood, measured; null: not measured.
    built_in_ms = models.IntegerField(null=True, blank=True)

    # Its slug, on an object whose reader knows it (tenants.selectors.slug_of); null: not asked yet.
    slug_kept: str | None = None

    # Named, because the base has no types: without it every nation read is Any.
    objects: ClassVar[models.Manager["Nation"]] = models.Manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="suspended_nations_say_why",
                condition=~Q(state="SUSPENDED") | ~Q(suspended_reason=""),
            ),
            models.CheckConstraint(
                name="schema_is_named_by_the_number",
                condition=Q(schema_name__startswith="n_"),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def _check_schema_name_is_unique(self) -> None:
        """Leave it to the unique key: `n_<number>` has no second spelling to look for."""

    @property
    def is_live(self) -> bool:
        """Whether it went live: strangers see the site, unless it is suspended."""
        return self.live_at is not None

    @property
    def was_live(self) -> bool:
        """Whether strangers ever saw the site, so that somebody may be on its list."""
        return self.first_live_at is not None or self.is_live

    @property
    def is_suspended(self) -> bool:
        """Whether the platform closed its site for now."""
        return self.state == self.State.SUSPENDED

    @property
    def purge_due_at(self) -> dt.datetime | None:
        """From when on its schema and files are deleted; null: they stay."""
        return self.closed_at + KEPT_AFTER_CLOSING if self.closed_at else None

    @property
    def standing(self) -> str:
        """How it stands, in the operators' word: suspended, closed, waits, live or private."""
        if self.state != self.State.OPEN:
            return str(self.State(self.state).label)
        if self.look == self.Look.WAITING:
            return "waits"
        return "live" if self.is_live else "private"


class Domain(DomainMixin):
    """A host, without port, that serves a nation's site."""

    id = models.BigAutoField(primary_key=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="domains_are_lower_case_hosts",
                condition=Q(domain__regex=r"^[a-z0-9.-]+$"),
            ),
        ]


class Membership(models.Model):
    """An account's role in a nation; no row: it may not enter the panel."""

    # Found by the constraint below, which begins with it.
    account = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.CASCADE,
        related_name="memberships",
        db_index=False,
    )
    nation = models.ForeignKey(
        Nation, on_delete=models.CASCADE, related_name="memberships"
    )
    role = models.CharField(max_length=16, choices=[(r.value, r.value) for r in Role])
    joined_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["account", "nation"], name="one_role_per_account_and_nation"
            )
        ]

    def __str__(self) -> str:
        return f"{self.account} in {self.nation}: {self.role}"


class SchemaState(models.Model):
    """Which migrations a nation's schema has, so that a deploy is planned by one query."""

    class State(models.TextChoices):
        """How far the schema is."""

        READY = "READY", "serves"
        MIGRATING = "MIGRATING", "is being migrated"

    schema_name = models.CharField(max_length=63, primary_key=True)
    hash = models.CharField(max_length=64)  # tenants.schema_hash
    # What it was before the last deploy's migrations; empty: none ran since it was built.
    migrated_from = models.CharField(
        max_length=64, blank=True, default="", db_default=""
    )
    state = models.CharField(max_length=16, choices=State.choices, default=State.READY)
    changed_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.schema_name} {self.hash[:8]} {self.state}"


class ReadySchema(models.Model):
    """A schema built ahead; deleting its row hands it out."""

    number = models.BigIntegerField(primary_key=True)
    built_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"n_{self.number}"


class EntryToken(models.Model):
    """A one-time way in or look, remembered until it can't be used any more."""

    digest = models.CharField(max_length=64, primary_key=True)  # SHA-256 of the token
    purpose = models.CharField(max_length=32)
    account_id = models.BigIntegerField(null=True)
    nation_id = models.BigIntegerField(null=True)
    made_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [
            # The nightly sweep deletes what was made before yesterday.
            models.Index(fields=["made_at"], name="entry_tokens_by_age"),
        ]

    def __str__(self) -> str:
        return f"{self.purpose} for account {self.account_id}"


def schema_of(number: int) -> str:
    """Return the schema's name for a nation's number."""
    return f"n_{number}"
