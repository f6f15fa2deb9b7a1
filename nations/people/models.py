"""A person, how to reach them, what is said about them, and the devices that stand for them."""

from typing import Self

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import F, Func, Q, Value
from django.db.models.functions import Concat, Lower
from django.utils.translation import gettext as _

from nations.people.contact_points import outward


class Unaccent(Func):
    """``extensions.f_unaccent``: immutable, so an index may use it."""

    function = "extensions.f_unaccent"
    arity = 1


class PersonQuerySet(models.QuerySet["Person"]):
    """Reads that several selectors share."""

    def present(self) -> Self:
        """Leave out people who were merged into another or put away."""
        return self.filter(merged_into_id=None, archived_at=None)


class Person(models.Model):
    """
    Somebody the campaign knows of; a *supporter* only once they have joined.

    Names are kept as given: one full name, split only where the person or a file split it.
    """

    full_name = models.CharField(max_length=300, blank=True)
    given_name = models.CharField(max_length=150, blank=True)
    family_name = models.CharField(max_length=150, blank=True)
    # What they asked to be called; empty: nobody asked yet.
    called = models.CharField(max_length=100, blank=True)
    language = models.CharField(
        max_length=16, blank=True
    )  # BCP 47; empty: the campaign's
    # When they joined by their own act; null: typed in or imported by somebody else.
    joined_at = models.DateTimeField(null=True, blank=True)
    # Joined as number N of this campaign; null until they join. Shown on the thank-you page.
    supporter_number = models.BigIntegerField(null=True, blank=True, unique=True)
    recruiter = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="recruited",
    )
    # The user (accounts.User in this schema) who looks after them; an id, because panels come and go.
    point_person_id = models.BigIntegerField(null=True, blank=True)
    is_do_not_phone = models.BooleanField(default=False)
    is_do_not_contact = models.BooleanField(default=False)
    # The person this row was merged into; null: it stands for itself.
    merged_into = models.ForeignKey(
        "self",
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="merged_from",
    )
    archived_at = models.DateTimeField(null=True, blank=True)
    note = models.TextField(blank=True)
    # Derived, changed in the same transaction as what they are derived from.
    tag_ids = ArrayField(models.IntegerField(), default=list, blank=True)
    last_contact_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField()

    objects = PersonQuerySet.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="supporters_have_a_number_and_a_day",
                condition=Q(joined_at=None, supporter_number=None)
                | Q(joined_at__isnull=False, supporter_number__isnull=False),
            ),
            models.CheckConstraint(
                name="nobody_is_merged_into_themselves",
                condition=~Q(merged_into=F("id")),
            ),
        ]
        indexes = [
            # Everyone, newest first, keyset: (created_at, id) < (…).
            models.Index(fields=["-created_at", "-id"], name="people_newest_first"),
            # Everyone by name, keyset; the builtin locale sorts by code point.
            models.Index(Lower(Unaccent("full_name")), "id", name="people_by_name"),
            # Three letters of a name, from any screen.
            GinIndex(
                OpClass(
                    Lower(Unaccent(Concat("full_name", Value(" "), "called"))),
                    name="extensions.gin_trgm_ops",
                ),
                name="people_by_letters",
            ),
            # "Who has these tags": tag_ids @> array.
            GinIndex(fields=["tag_ids"], name="people_by_tags"),
            # Joined, newest first: the count and list of supporters.
            models.Index(
                fields=["-joined_at"],
                condition=Q(joined_at__isnull=False),
                name="supporters_newest_first",
            ),
        ]

    def __str__(self) -> str:
        return self.called or self.full_name or f"Person {self.pk}"

    @property
    def lettered(self) -> str:
        """What a monogram takes its letters from; empty where nothing is known but an id."""
        if self.full_name or self.called:
            return self.full_name or self.called
        return next((email.address for email in self.emails.all()), "")

    @property
    def listed(self) -> str:
        """What they stand under in the panel; without a name, how they are reached."""
        if self.lettered:
            return self.lettered
        return next((phone.number for phone in self.phones.all()), str(self))

    @property
    def told(self) -> str:
        """What a sentence begins with that tells of them; without a name, where they live."""
        return self._told(_("Someone in %(place)s"), _("Someone"))

    @property
    def told_within(self) -> str:
        """The same, inside a sentence."""
        return self._told(_("someone in %(place)s"), _("someone"))

    def _told(self, somewhere: str, anywhere: str) -> str:
        if self.called or self.full_name:
            return str(self)
        codes = (address.postcode for address in self.addresses.all())
        # The part of their postcode that others may see.
        place = next((outward(code) for code in codes if code), "")
        return somewhere % {"place": place} if place else anywhere


class Email(models.Model):
    """An address somebody can be written to at; a shared one may stand at several people."""

    class State(models.TextChoices):
        """Whether mail arrives."""

        OK = "OK", "works"
        BOUNCING = "BOUNCING", "comes back"
        COMPLAINED = "COMPLAINED", "called it spam"

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="emails")
    address = models.EmailField(max_length=254)  # as given; compared in lower case
    state = models.CharField(max_length=16, choices=State.choices, default=State.OK)
    is_primary = models.BooleanField(default=False)
    source = models.CharField(max_length=32)  # kernel.actor.Channel
    # When a code or link sent there came back; null: never.
    verified_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                Lower("address"), "person", name="one_row_per_person_and_email"
            ),
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(is_primary=True),
                name="one_primary_email_per_person",
            ),
        ]
        indexes = [
            # identify(): whose address is this?
            models.Index(Lower("address"), name="people_by_email"),
        ]

    def __str__(self) -> str:
        return self.address


class Phone(models.Model):
    """A number somebody can be rung at."""

    class Kind(models.TextChoices):
        """What sort of number it is, as far as the number tells."""

        MOBILE = "MOBILE", "mobile"
        LANDLINE = "LANDLINE", "landline"
        OTHER = "OTHER", "other"

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="phones")
    number = models.CharField(max_length=20)  # E.164
    given = models.CharField(max_length=60)  # as typed
    kind = models.CharField(max_length=16, choices=Kind.choices, default=Kind.OTHER)
    is_working = models.BooleanField(default=True)
    is_primary = models.BooleanField(default=False)
    source = models.CharField(max_length=32)  # kernel.actor.Channel
    verified_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["number", "person"], name="one_row_per_person_and_phone"
            ),
            models.UniqueConstraint(
                fields=["person"],
                condition=Q(is_primary=True),
                name="one_primary_phone_per_person",
            ),
        ]

    def __str__(self) -> str:
        return self.number


class Address(models.Model):
    """Where somebody lives or gets post; the text as given is always kept."""

    class Kind(models.TextChoices):
        """Which address it is; the screen shows one, import and export keep seven."""

        PRIMARY = "PRIMARY", "primary"
        HOME = "HOME", "home"
        MAILING = "MAILING", "mailing"
        BILLING = "BILLING", "billing"
        WORK = "WORK", "work"
        REGISTERED = "REGISTERED", "registered"
        SUBMITTED = "SUBMITTED", "typed on a form"

    # Found by the constraint below, which begins with them.
    person = models.ForeignKey(
        Person, on_delete=models.CASCADE, related_name="addresses", db_index=False
    )
    kind = models.CharField(max_length=16, choices=Kind.choices, default=Kind.PRIMARY)
    given = models.TextField(blank=True)  # as typed, whole
    line1 = models.CharField(max_length=200, blank=True)
    line2 = models.CharField(max_length=200, blank=True)
    town = models.CharField(max_length=100, blank=True)
    postcode = models.CharField(
        max_length=16, blank=True
    )  # upper case, as the country writes it
    country = models.CharField(
        max_length=2, blank=True
    )  # ISO 3166-1; empty: the campaign's
    source = models.CharField(max_length=32)  # kernel.actor.Channel
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "kind"], name="one_address_per_person_and_kind"
            ),
        ]
        indexes = [
            # "Everyone in TM2": postcode like 'TM2%'.
            models.Index(
                OpClass("postcode", name="text_pattern_ops"),
                name="addresses_by_postcode",
            ),
        ]

    def __str__(self) -> str:
        return self.postcode or self.given


class ExternalId(models.Model):
    """What another system calls this person; an import matches by it before anything else."""

    person = models.ForeignKey(
        Person, on_delete=models.CASCADE, related_name="external_ids"
    )
    system = models.CharField(max_length=40)
    value = models.CharField(max_length=120)
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["system", "value"], name="one_person_per_external_id"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.system}:{self.value}"


class Proposal(models.Model):
    """What an unknown visitor typed over a filled field: it waits for somebody to decide."""

    person = models.ForeignKey(
        Person, on_delete=models.CASCADE, related_name="proposals"
    )
    field = models.CharField(max_length=40)
    value = models.CharField(max_length=300)
    device_id = models.BigIntegerField(null=True, blank=True)
    proposed_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "field", "value"],
                condition=Q(decided_at=None),
                name="one_undecided_proposal_per_value",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.field} of {self.person_id}"


class Tag(models.Model):
    """A word organisers put on people; `namespace:word` where there is a namespace."""

    id = models.AutoField(
        primary_key=True
    )  # int: Person.tag_ids is an int array; never many
    name = models.CharField(max_length=80)
    description = models.CharField(max_length=300, blank=True)
    created_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(Lower("name"), name="one_tag_per_name")]

    def __str__(self) -> str:
        return self.name


class Tagging(models.Model):
    """Who put a tag on whom, when, and by which way."""

    # Found by the constraint below, which begins with them.
    person = models.ForeignKey(
        Person, on_delete=models.CASCADE, related_name="taggings", db_index=False
    )
    tag = models.ForeignKey(Tag, on_delete=models.CASCADE, related_name="taggings")
    by_user_id = models.BigIntegerField(null=True, blank=True)
    source = models.CharField(max_length=32)  # kernel.actor.Channel
    job_id = models.BigIntegerField(null=True, blank=True)
    tagged_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "tag"], name="one_tagging_per_person_and_tag"
            )
        ]

    def __str__(self) -> str:
        return f"{self.tag_id} on {self.person_id}"


class Device(models.Model):
    """
    A browser that stands for a person.

    Its cookie is ``hustings_device``, signed for this nation; deleting the row ("Not Sam?")
    makes the cookie worth nothing.
    """

    class Proof(models.TextChoices):
        """What shows that it is theirs, weakest first."""

        TYPED = "TYPED", "typed an address"
        LINK = "LINK", "came by a link from a mail"
        CODE = "CODE", "typed a code from a mail"

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="devices")
    proof = models.CharField(max_length=8, choices=Proof.choices)
    # What this device itself typed as a name: all that TYPED may be shown of one.
    typed_name = models.CharField(max_length=100, blank=True)
    made_at = models.DateTimeField()
    seen_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"device {self.pk} of person {self.person_id}"
