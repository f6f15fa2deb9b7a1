"""The ledger. Rows are only ever added."""

from django.db import models
from django.db.models import Q

from kernel.actor import Source
from nations.people.models import Device


class ConsentEntry(models.Model):
    """One yes or no of a person, with the words they saw."""

    class Channel(models.TextChoices):
        """How the campaign would reach them."""

        EMAIL = "EMAIL", "email"
        PHONE = "PHONE", "phone"
        TEXT = "TEXT", "text"
        POST = "POST", "post"

    class Purpose(models.TextChoices):
        """What for."""

        UPDATES = "UPDATES", "news of the campaign"
        FUNDRAISING = "FUNDRAISING", "asking for money"

    class Basis(models.TextChoices):
        """Why it is lawful."""

        CONSENT = "CONSENT", "they said yes"
        SOFT_OPT_IN = "SOFT_OPT_IN", "charity's soft opt-in"
        IMPORTED = "IMPORTED", "an organiser vouched for a list"

    # Found by the index below, which begins with them.
    person = models.ForeignKey(
        "people.Person",
        on_delete=models.CASCADE,
        related_name="consent_entries",
        db_index=False,
    )
    channel = models.CharField(max_length=8, choices=Channel.choices)
    purpose = models.CharField(max_length=16, choices=Purpose.choices)
    # True: they agreed. False: they withdrew, or said no.
    is_given = models.BooleanField()
    basis = models.CharField(max_length=16, choices=Basis.choices)
    wording = models.TextField()  # the sentence they saw, whole
    source = models.JSONField()  # kernel.actor.Source
    # What had shown by then that whoever said it reads the mailbox; empty: nothing, or not known.
    proof = models.CharField(max_length=8, choices=Device.Proof.choices, blank=True)
    submission_id = models.BigIntegerField(null=True, blank=True)
    job_id = models.BigIntegerField(null=True, blank=True)
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="consent_keeps_the_words_shown", condition=~Q(wording="")
            ),
        ]
        indexes = [
            # The newest entry per person, channel and purpose decides.
            models.Index(
                fields=["person", "channel", "purpose", "-at", "-id"],
                name="newest_consent_first",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.channel} {self.purpose} {self.is_given}"

    @property
    def is_of_a_list(self) -> bool:
        """Whether a list said it, or took it back, and `at` is that list's time, not the person's."""
        return self.basis == self.Basis.IMPORTED and self.job_id is not None

    @property
    def is_own_no(self) -> bool:
        """Whether they said no themselves; a list's yes that was taken back with it is none."""
        return not self.is_given and not self.is_of_a_list

    def came_by(self, via: Source) -> bool:
        """Return whether it came by the same channel from the same device."""
        said = via.as_json()
        return all(
            self.source.get(part) == said.get(part) for part in ("channel", "device_id")
        )


class LeftMailbox(models.Model):
    """
    An address whose reader left: nobody there is written to, whoever's it is said to be by now.

    It stands until a yes is said that proves the address, or leaving is undone.
    """

    # In small letters and no hash: erasing somebody has to find it, and a hash of an address is
    # guessed as soon as the address is.
    address = models.EmailField(max_length=254)
    purpose = models.CharField(max_length=16, choices=ConsentEntry.Purpose.choices)
    # When the entry was made that left it; undoing that one takes this away.
    at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["address", "purpose"], name="a_mailbox_is_left_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.address} {self.purpose}"
