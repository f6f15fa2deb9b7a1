from django.utils import timezone

from controlplane.facts import CampaignOpened
from kernel import facts
from kernel.actor import Actor
from kernel.audit import writing
from nations.imports.facts import ChunkBroughtIn, PeopleImported
from nations.people.facts import SupporterJoined
from nations.submissions.facts import SignUpReceived


@facts.subscribe(
    SignUpReceived, SupporterJoined, ChunkBroughtIn, PeopleImported, CampaignOpened
)
def write_down(*, facts):
    for one in facts:
        writing.note(
            "chaos.heard",
            by=Actor.system(name="listener"),
            at=timezone.now(),
            subject=f"fact:{one.id}",
        )
