"""A campaign's look, one row, and what was published of its theme."""

from django.db import models
from django.db.models import Q

from tenants.models import Kind
from themes.palette import Palette


class Brand(models.Model):
    """How this campaign looks and who is responsible for it; exactly one row."""

    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=16, choices=Kind.choices)
    country = models.CharField(max_length=2)  # ISO 3166-1; sets the imprint's wording
    theme = models.CharField(max_length=40)  # the key of a stock theme
    color = models.CharField(max_length=7)  # as its owner chose it, #RRGGBB
    # Computed when the colour is saved: {"light": {…}, "night": {…}, "notes": […]}.
    palette = models.JSONField()
    mark_svg = models.TextField(blank=True)  # empty: the first mark drawn from the name
    imprint_name = models.CharField(max_length=200, blank=True)
    imprint_address = models.CharField(max_length=400, blank=True)
    # On whose behalf; empty: the campaign's name.
    imprint_behalf = models.CharField(max_length=200, blank=True)
    contact_email = models.EmailField(blank=True)
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(name="there_is_one_brand", condition=Q(id=1)),
        ]

    def __str__(self) -> str:
        return self.name

    def palette_css(self) -> str:
        """Return the campaign's colours as a style sheet."""
        return Palette(
            light=self.palette["light"], night=self.palette["night"], notes=()
        ).css()


class ThemeFile(models.Model):
    """A file of the theme that the campaign has changed; a draft until it is published."""

    path = models.CharField(max_length=100, unique=True)  # pages_show_home
    body = models.TextField()
    changed_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.path


class ThemeVersion(models.Model):
    """What was published of the changed files; the newest one that wasn't taken back serves."""

    number = models.IntegerField(unique=True)
    theme = models.CharField(max_length=40)
    files = models.JSONField()  # path to text, of changed files alone
    digest = models.CharField(max_length=64)  # of theme and files
    by_account_id = models.BigIntegerField(null=True, blank=True)
    published_at = models.DateTimeField()
    # When it was taken back; null: it wasn't.
    reverted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [
            # The one that serves.
            models.Index(
                fields=["-number"],
                condition=Q(reverted_at=None),
                name="published_themes",
            )
        ]

    def __str__(self) -> str:
        return f"version {self.number}"
