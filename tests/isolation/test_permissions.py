"""Every action and every scoped read, as every kind of actor."""

import pytest
from django.db import transaction

from controlplane.provisioning.template import prepare
from kernel.actor import Actor, Channel, Source
from kernel.jobs.models import Job
from kernel.permissions import Refused, Role
from nations.consents import actions as consents
from nations.consents.leaving import way_back
from nations.people import actions as people
from nations.people import devices
from nations.people.models import Person, Tag
from nations.submissions.confirming import Proof
from nations.submissions.models import Submission
from tenants import pool
from tenants.accounts.models import User
from tenants.context import in_nation, in_public
from tenants.models import Kind, Membership
from tests.conftest import NOON
from tests.isolation import verdicts, watching
from tests.isolation.verdicts import ACTIONS, ACTORS, READS, Made
from tests.support import actions as walked
from themes import actions as themes
from themes import rendering

SYSTEM = Actor.system(name="tests")
HOW = {"by": SYSTEM, "via": Source(channel=Channel.SYSTEM), "at": NOON}


@pytest.fixture
def made(nation, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    with in_public():
        account = User.objects.create_user("owner@example.org", email_proved_at=NOON)
        Membership.objects.create(
            account=account, nation=nation, role=Role.OWNER.value, joined_at=NOON
        )
    themes.set_brand(name="Springfield", kind=Kind.CANDIDATE, country="GB", **HOW)
    imprint = themes.BrandChange(imprint_name="X", imprint_address="1 High Street")
    themes.change_brand(change=imprint, **HOW)
    one, other = (Person.objects.create(created_at=NOON) for _ in range(2))
    device = devices.stand_for(
        person=one, proof=devices.Device.Proof.TYPED, device=None, at=NOON
    )
    verdicts.people.tag_person(person_id=one.pk, name="bus", **HOW)
    file = verdicts.imports.read_file(content=verdicts._FILE, name="x.csv", **HOW)
    verdicts.imports.choose(
        import_id=file.pk, goes_to=file.goes_to, consent=verdicts._NO_EMAIL, **HOW
    )
    job = verdicts.jobs.begin(verdicts._WORK, is_woken=False, **HOW)
    yield Made(
        nation=nation,
        account=account,
        person=one.pk,
        other_person=other.pk,
        device=device.pk,
        tag=Tag.objects.get().pk,
        imported=file.pk,
        job=job.pk,
        waiting=Proof(submission_id=_waiting_form().pk, address="w@example.org"),
        left=way_back(one.pk, [_left(one)], addresses=[], device_id=None),
        edit=_edited(one),
    )
    rendering.forget()


def _edited(person):
    named = people.PersonChange(full_name="Sam")
    people.edit_person(person_id=person.pk, change=named, **HOW)
    called = people.PersonChange(called="Sammy")
    return people.edit_person(person_id=person.pk, change=called, **HOW).job_id


def _left(person):
    """Somebody said yes to one thing, and then no."""
    asked = consents.Asked(wording="Ask me for money.", purpose="FUNDRAISING")
    consents.give_consent(person_id=person.pk, asked=asked, **HOW)
    return consents.withdraw_consent(person_id=person.pk, asked=asked, **HOW)


def _waiting_form():
    data = {"email": "w@example.org", "postcode": "", "country": "GB", "agreed": False}
    return Submission.objects.create(
        kind="SIGN_UP",
        key="w:1",
        state=Submission.State.WAITING,
        data={**data, "asked": None},
        source=HOW["via"].as_json(),
        received_at=NOON,
    )


def _prepare(name, made):
    """Bring about what the action needs to be allowed at all."""
    if name in {"themes.actions.publish_theme", "themes.actions.restore_theme_file"}:
        themes.save_theme_file(path="_quote", body="<b>new</b>", **HOW)
    if name == "kernel.jobs.actions.undo":
        Job.objects.filter(pk=made.job).update(state="DONE", finished_at=NOON)
    if name == "themes.actions.revert_theme":
        themes.save_theme_file(path="_quote", body="<b>new</b>", **HOW)
        themes.publish_theme(**HOW)
    if name == "controlplane.provisioning.campaigns.open_campaign":
        pool.add_one(prepare=prepare)


def verdict(row, made, kind):
    """Return the sentence of the refusal (empty: let through), and the tables written to."""
    schemas = [made.nation.schema_name, "public"]
    before = watching.written(schemas)
    with transaction.atomic(), in_nation(made.nation):
        try:
            row.ask(made, verdicts.actor(kind, made))
            said = ""
        except Refused as refusal:
            said = str(refusal.sentence)
        changed = watching.since(before, watching.written(schemas))
        transaction.set_rollback(True)
    return said, changed


class TestTheTable:
    @pytest.mark.parametrize(
        ("there", "listed", "named"),
        [
            (walked.actions, ACTIONS, "ACTIONS"),
            (walked.selectors, READS, "READS"),
        ],
        ids=["actions", "reads"],
    )
    def test_has_a_row_for_each(self, there, listed, named):
        found = set(there())
        missing = "\n".join(
            f'    "{name}": Row(…),' for name in sorted(found - set(listed))
        )

        assert not missing, (
            f"Nobody says who may. Add to {named} in tests/isolation/verdicts.py "
            f"(its docstring shows how):\n{missing}"
        )
        assert not set(listed) - found, "no longer there, take it out"


class TestActions:
    @pytest.mark.parametrize("name", sorted(ACTIONS))
    def test_let_through_whom_the_table_names_and_do_nothing_for_the_others(
        self, name, made
    ):
        _prepare(name, made)
        row = ACTIONS[name]

        seen = {kind: verdict(row, made, kind) for kind in ACTORS}

        assert {kind for kind, (said, _) in seen.items() if not said} == row.may
        refused = {kind: changed for kind, (said, changed) in seen.items() if said}
        assert refused == {kind: set() for kind in ACTORS if kind not in row.may}


class TestReads:
    @pytest.mark.parametrize("name", sorted(READS))
    def test_let_through_whom_the_table_names(self, name, made):
        row = READS[name]

        seen = {kind: verdict(row, made, kind) for kind in ACTORS}

        assert {kind for kind, (said, _) in seen.items() if not said} == row.may
        assert all(changed == set() for _, changed in seen.values())
