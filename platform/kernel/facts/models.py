from django.db import models
from django.db.models import Q


class Fact(models.Model):
    """What happened, as ids, numbers and codes; never changed, and never erased."""

    type = models.CharField(max_length=80)
    subject_label = models.CharField(
        max_length=80,
        blank=True,
        help_text="As in 'people.Person'; empty where nobody is the subject.",
    )
    subject_id = models.BigIntegerField(null=True)
    payload = models.JSONField()
    actor = models.JSONField()
    source = models.JSONField()
    happened_at = models.DateTimeField(help_text="An import may set it far back.")
    recorded_at = models.DateTimeField()
    relayed_at = models.DateTimeField(
        null=True, help_text="Null until every subscriber was told or has it parked."
    )

    class Meta:
        indexes = [
            # The relay's claim: "where relayed_at is null order by id". It holds only
            # what is waiting, so it stays small however many facts there are.
            models.Index(
                fields=["id"],
                name="facts_waiting",
                condition=Q(relayed_at__isnull=True),
            ),
            # One subject's History, newest first.
            models.Index(
                fields=["subject_label", "subject_id", "-id"],
                name="facts_of_subject",
                condition=Q(subject_id__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.type} #{self.pk}"


class Delivery(models.Model):
    """
    That a subscriber has had a fact, written in the transaction of what it did with it.

    No row means it hasn't, or was told so long ago that the row was cleared away.
    """

    fact_id = models.BigIntegerField()
    subscriber = models.CharField(max_length=200)
    delivered_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["fact_id", "subscriber"],
                name="a_subscriber_is_told_of_a_fact_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.subscriber} had #{self.fact_id}"


class ParkedFact(models.Model):
    """A fact that a subscriber failed on, waiting to be tried again."""

    fact_id = models.BigIntegerField()
    subscriber = models.CharField(max_length=200)
    reason = models.CharField(
        max_length=200,
        help_text="The error's class and line; never its text, which may quote a person.",
    )
    attempts = models.PositiveSmallIntegerField(default=1)
    parked_at = models.DateTimeField()
    retry_at = models.DateTimeField(
        null=True, help_text="Null once it is left for a person to look at."
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["fact_id", "subscriber"],
                name="a_fact_is_parked_once_per_subscriber",
            )
        ]

    def __str__(self) -> str:
        return f"#{self.fact_id} for {self.subscriber}: {self.reason}"
