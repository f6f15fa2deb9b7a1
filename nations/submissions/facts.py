"""What was posted."""

import dataclasses

from django.utils.translation import gettext_lazy as _

from kernel.facts import fact


@fact(
    "submissions.sign_up_received",
    subject="people.Person",
    sentence=_("Signed up on the site"),
)
@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class SignUpReceived:
    """Somebody posted the form to join."""

    person_id: int
    submission_id: int
