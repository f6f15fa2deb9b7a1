"""
The permission table: who may do what. Everybody not named is refused, and nothing happens.

An action that is missing fails `test_permissions.py`. Add a line to ACTIONS (for a read that
takes `by`: to READS):

    "nations.petitions.actions.sign": Row(
        {VISITOR, OWN, *EVERY_ROLE_BUT_FIELD, SYSTEM},
        lambda made, by: petitions.sign(person_id=made.person, by=by, **HOW),
    ),
"""

import dataclasses
from collections.abc import Callable, Mapping
from typing import Any

from controlplane.provisioning import campaigns, closing, renaming, suspending
from kernel.actor import Actor, Channel, Source
from kernel.jobs import actions as jobs
from kernel.jobs import selectors as job_reads
from kernel.jobs.models import Job
from kernel.permissions import PERMISSIONS_OF, Permission, Role
from nations.consents import actions as consents
from nations.consents.leaving import WayBack
from nations.imports import actions as imports
from nations.imports import selectors as import_reads
from nations.imports.models import ImportFile
from nations.people import actions as people
from nations.people import selectors as people_reads
from nations.submissions import actions as submissions
from nations.submissions.confirming import Proof
from nations.submissions.screening import Post
from tenants.accounts.models import User
from tenants.models import Kind, Nation
from tests.conftest import NOON
from themes import actions as themes

HOW: Mapping[str, Any] = {"via": Source(channel=Channel.PANEL), "at": NOON}


@dataclasses.dataclass(kw_only=True, slots=True)
class Made:
    """The rows that actions are tried on."""

    nation: Nation
    account: User
    person: int
    other_person: int
    device: int
    tag: int
    imported: int
    job: int
    waiting: Proof
    left: WayBack
    edit: int


# --- Who asks ---------------------------------------------------------------------------
VISITOR, VOLUNTEER = "visitor", "volunteer"
OWN, OTHER = "the supporter", "another supporter"
OWNER, ADMIN, ORGANISER, EDITOR, TREASURER, FIELD = (role.value for role in Role)
NO_ROLE, OPERATOR, SYSTEM = "account without a role", "operator", "system"
ACTORS = (VISITOR, OWN, OTHER, VOLUNTEER, OWNER, ADMIN, ORGANISER, EDITOR, TREASURER, FIELD,
          NO_ROLE, OPERATOR, SYSTEM)  # fmt: skip
WORKS_WITH_PEOPLE = {OWNER, ADMIN, ORGANISER, SYSTEM}
SEES_JOBS = {*WORKS_WITH_PEOPLE, TREASURER}
RUNS_THE_CAMPAIGN = {OWNER, ADMIN, SYSTEM}
WRITES_THEME_CODE = {OWNER, ADMIN, EDITOR, SYSTEM}
RUNS_THE_PLATFORM = {OPERATOR, SYSTEM}


def actor(kind: str, made: Made) -> Actor:
    """Return the actor of a kind, beside these rows."""
    simple = {
        VISITOR: Actor.visitor(),
        OWN: Actor.supporter(person_id=made.person),
        OTHER: Actor.supporter(person_id=made.other_person),
        VOLUNTEER: Actor.volunteer(person_id=made.person),
        NO_ROLE: Actor.staff(account_id=made.account.pk, user_id=None, permissions=()),
        OPERATOR: Actor.operator(account_id=made.account.pk),
        SYSTEM: Actor.system(name="tests"),
    }
    if kind in simple:
        return simple[kind]
    return Actor.staff(
        account_id=made.account.pk, user_id=8, permissions=PERMISSIONS_OF[Role(kind)]
    )


@dataclasses.dataclass(frozen=True, slots=True)
class Row:
    """Who may, and how it is asked for."""

    may: set[str]
    ask: Callable[[Made, Actor], Any]


_ASKED = consents.Asked(wording="Yes, email me.")
_OPENING = campaigns.Opening(
    name="Brand New", kind=Kind.CANDIDATE, slug="brand-new", country="GB"
)
_NO_EMAIL = imports.Consent(agreed=imports.Agreed.NONE)
_WORK = jobs.Work(
    kind=imports.KIND,
    task=imports.RUN_TASK,
    undo_task=imports.UNDO_TASK,
    permission=Permission.PEOPLE_IMPORT,
)
_FILE = b"name,email\nAda,ada@example.org\n"


def _sign_up(made: Made, by: Actor) -> Any:
    form = submissions.SignUp(
        email="sam@example.org", postcode="", country="GB", page_id=3
    )
    post = Post(honeypot="", opened="", address="x", device_id=None)
    return submissions.receive_sign_up(
        form=form, post=post, device=None, number=made.nation.pk, by=by, **HOW
    )


def _import(made: Made, by: Actor) -> Any:
    return imports.import_people(
        content=_FILE, name="x.csv", consent=_NO_EMAIL, country="GB", by=by, **HOW
    )


ACTIONS: Mapping[str, Row] = {
    "nations.people.actions.identifying.identify": Row(
        {VISITOR, OWN, OTHER, *WORKS_WITH_PEOPLE},
        lambda made, by: people.identify(
            details=people.Details(email="new@example.org"), by=by, **HOW
        ),
    ),
    "nations.people.actions.joining.join": Row(
        {OWN, *WORKS_WITH_PEOPLE},
        lambda made, by: people.join(person_id=made.person, by=by, **HOW),
    ),
    "nations.people.actions.joining.name_myself": Row(
        {OWN, *WORKS_WITH_PEOPLE},
        lambda made, by: people.name_myself(
            device_id=made.device, called="Sam", by=by, **HOW
        ),
    ),
    "nations.people.actions.tagging.tag_person": Row(
        WORKS_WITH_PEOPLE,
        lambda made, by: people.tag_person(
            person_id=made.person, name="door", by=by, **HOW
        ),
    ),
    "nations.people.actions.editing.edit_person": Row(
        WORKS_WITH_PEOPLE,
        lambda made, by: people.edit_person(
            person_id=made.person,
            change=people.PersonChange(full_name="Sam Ortiz", country="GB"),
            by=by,
            **HOW,
        ),
    ),
    "nations.people.actions.editing.undo_edit": Row(
        WORKS_WITH_PEOPLE,
        lambda made, by: people.undo_edit(
            person_id=made.person, job_id=made.edit, by=by, **HOW
        ),
    ),
    "nations.people.actions.tagging.untag_person": Row(
        WORKS_WITH_PEOPLE,
        lambda made, by: people.untag_person(
            person_id=made.person, tag_id=made.tag, by=by, **HOW
        ),
    ),
    "nations.consents.actions.give_consent": Row(
        {OWN, *WORKS_WITH_PEOPLE},
        lambda made, by: consents.give_consent(
            person_id=made.person, asked=_ASKED, by=by, **HOW
        ),
    ),
    "nations.consents.actions.withdraw_consent": Row(
        {OWN, *WORKS_WITH_PEOPLE},
        lambda made, by: consents.withdraw_consent(
            person_id=made.person, asked=_ASKED, by=by, **HOW
        ),
    ),
    "nations.consents.actions.leave_mailbox": Row(
        {OWN, *WORKS_WITH_PEOPLE},
        lambda made, by: consents.leave_mailbox(
            person_id=made.person, is_proved=True, asked=_ASKED, by=by, **HOW
        ),
    ),
    "nations.consents.actions.leave_address": Row(
        {VISITOR, OWN, OTHER, SYSTEM},
        lambda made, by: consents.leave_address(
            address="sam@example.org", asked=_ASKED, by=by, **HOW
        ),
    ),
    "nations.consents.actions.undo_leaving": Row(
        {OWN, *WORKS_WITH_PEOPLE},
        lambda made, by: consents.undo_leaving(
            back=made.left, asked=_ASKED, by=by, **HOW
        ),
    ),
    "nations.consents.actions.send_leaving_letter": Row(
        {VISITOR, OWN, OTHER, SYSTEM},
        lambda made, by: consents.send_leaving_letter(
            email="sam@example.org", posted_from="x", by=by, **HOW
        ),
    ),
    "nations.submissions.actions.receive_sign_up": Row(
        {VISITOR, OWN, OTHER, SYSTEM}, _sign_up
    ),
    "nations.imports.actions.read_file": Row(
        WORKS_WITH_PEOPLE,
        lambda made, by: imports.read_file(content=_FILE, name="x.csv", by=by, **HOW),
    ),
    "nations.submissions.actions.confirm_sign_up": Row(
        {VISITOR, OWN, OTHER, SYSTEM},
        lambda made, by: submissions.confirm_sign_up(
            proof=made.waiting, device=None, by=by, **HOW
        ),
    ),
    "nations.submissions.actions.forget_old": Row(
        {SYSTEM}, lambda made, by: submissions.forget_old(by=by, **HOW)
    ),
    "nations.imports.actions.forget_files": Row(
        {SYSTEM}, lambda made, by: imports.forget_files(by=by, **HOW)
    ),
    "nations.imports.actions.choose": Row(
        WORKS_WITH_PEOPLE,
        lambda made, by: imports.choose(
            import_id=made.imported, goes_to=[], consent=_NO_EMAIL, by=by, **HOW
        ),
    ),
    "nations.imports.actions.throw_away": Row(
        WORKS_WITH_PEOPLE,
        lambda made, by: imports.throw_away(import_id=made.imported, by=by, **HOW),
    ),
    "nations.imports.actions.begin": Row(
        WORKS_WITH_PEOPLE,
        lambda made, by: imports.begin(import_id=made.imported, by=by, **HOW),
    ),
    # Who may begin one is asked by the slice whose work it is.
    "kernel.jobs.actions.begin": Row(
        set(ACTORS), lambda made, by: jobs.begin(_WORK, is_woken=False, by=by, **HOW)
    ),
    "kernel.jobs.actions.note_done": Row(
        set(ACTORS),
        lambda made, by: jobs.note_done(kind="x", subject_id=made.person, by=by, **HOW),
    ),
    "kernel.jobs.actions.stop": Row(
        WORKS_WITH_PEOPLE,
        lambda made, by: jobs.stop(job_id=made.job, by=by, **HOW),
    ),
    "kernel.jobs.actions.undo": Row(
        WORKS_WITH_PEOPLE,
        lambda made, by: jobs.undo(job_id=made.job, by=by, **HOW),
    ),
    "nations.imports.actions.import_people": Row(WORKS_WITH_PEOPLE, _import),
    "themes.actions.set_brand": Row(
        RUNS_THE_CAMPAIGN,
        lambda made, by: themes.set_brand(
            name="X", kind=Kind.CANDIDATE, country="GB", by=by, **HOW
        ),
    ),
    "themes.actions.change_brand": Row(
        RUNS_THE_CAMPAIGN,
        lambda made, by: themes.change_brand(
            change=themes.BrandChange(name="New name"), by=by, **HOW
        ),
    ),
    "themes.actions.save_theme_file": Row(
        WRITES_THEME_CODE,
        lambda made, by: themes.save_theme_file(
            path="_quote", body="<b>new</b>", by=by, **HOW
        ),
    ),
    "themes.actions.restore_theme_file": Row(
        WRITES_THEME_CODE,
        lambda made, by: themes.restore_theme_file(path="_quote", by=by, **HOW),
    ),
    "themes.actions.publish_theme": Row(
        WRITES_THEME_CODE, lambda made, by: themes.publish_theme(by=by, **HOW)
    ),
    "themes.actions.revert_theme": Row(
        WRITES_THEME_CODE, lambda made, by: themes.revert_theme(by=by, **HOW)
    ),
    "controlplane.provisioning.campaigns.open_campaign": Row(
        {OWNER, ADMIN, ORGANISER, EDITOR, TREASURER, FIELD, NO_ROLE, OPERATOR, SYSTEM},
        lambda made, by: campaigns.open_campaign(
            opening=_OPENING, owner=made.account, by=by, **HOW
        ),
    ),
    "controlplane.provisioning.campaigns.go_live": Row(
        RUNS_THE_CAMPAIGN,
        lambda made, by: campaigns.go_live(nation=made.nation, by=by, **HOW),
    ),
    "controlplane.provisioning.campaigns.make_private": Row(
        RUNS_THE_CAMPAIGN,
        lambda made, by: campaigns.make_private(nation=made.nation, by=by, **HOW),
    ),
    "controlplane.provisioning.renaming.rename_campaign": Row(
        RUNS_THE_CAMPAIGN,
        lambda made, by: renaming.rename_campaign(
            nation=made.nation, name="New name", by=by, **HOW
        ),
    ),
    "controlplane.provisioning.suspending.suspend": Row(
        RUNS_THE_PLATFORM,
        lambda made, by: suspending.suspend(
            number=made.nation.pk, reason="Rule 3", by=by, **HOW
        ),
    ),
    "controlplane.provisioning.suspending.resume": Row(
        RUNS_THE_PLATFORM,
        lambda made, by: suspending.resume(number=made.nation.pk, by=by, **HOW),
    ),
    "controlplane.provisioning.campaigns.decide_look": Row(
        RUNS_THE_PLATFORM,
        lambda made, by: campaigns.decide_look(
            number=made.nation.pk, name=made.nation.name, passes=True, by=by, **HOW
        ),
    ),
    "controlplane.provisioning.closing.close": Row(
        RUNS_THE_PLATFORM,
        lambda made, by: closing.close(number=made.nation.pk, by=by, **HOW),
    ),
}

READS: Mapping[str, Row] = {
    "nations.people.selectors.everyone": Row(
        WORKS_WITH_PEOPLE,
        lambda made, by: people_reads.everyone(by=by, wanted=people_reads.Wanted()),
    ),
    "nations.people.selectors.counts": Row(
        WORKS_WITH_PEOPLE, lambda made, by: people_reads.counts(by=by)
    ),
    "nations.people.selectors.matching_count": Row(
        WORKS_WITH_PEOPLE,
        lambda made, by: people_reads.matching_count(
            by=by, wanted=people_reads.Wanted()
        ),
    ),
    "nations.people.selectors.find": Row(
        WORKS_WITH_PEOPLE, lambda made, by: people_reads.find("sam", by=by)
    ),
    "nations.people.selectors.growth": Row(
        WORKS_WITH_PEOPLE,
        lambda made, by: people_reads.growth(by=by, since=NOON, until=NOON),
    ),
    "nations.people.selectors.get_person": Row(
        WORKS_WITH_PEOPLE, lambda made, by: people_reads.get_person(made.person, by=by)
    ),
    "nations.imports.selectors.newest_imports": Row(
        WORKS_WITH_PEOPLE, lambda made, by: import_reads.newest_imports(by=by)
    ),
    "nations.imports.selectors.get_import": Row(
        WORKS_WITH_PEOPLE,
        lambda made, by: import_reads.get_import(made.imported, by=by),
    ),
    "nations.imports.selectors.refused_rows": Row(
        WORKS_WITH_PEOPLE,
        lambda made, by: import_reads.refused_rows(made.imported, by=by),
    ),
    "nations.imports.selectors.reading_of": Row(
        WORKS_WITH_PEOPLE,
        lambda made, by: import_reads.reading_of(
            ImportFile.objects.get(pk=made.imported), by=by, country="GB"
        ),
    ),
    "nations.imports.selectors.left_alone": Row(
        WORKS_WITH_PEOPLE,
        lambda made, by: import_reads.left_alone(Job.objects.get(pk=made.job), by=by),
    ),
    "nations.imports.selectors.refused_as_csv": Row(
        WORKS_WITH_PEOPLE,
        lambda made, by: import_reads.refused_as_csv(
            ImportFile.objects.get(pk=made.imported), [], by=by
        ),
    ),
    "kernel.jobs.selectors.open_jobs": Row(
        SEES_JOBS, lambda made, by: job_reads.open_jobs(by=by)
    ),
    "kernel.jobs.selectors.ended_jobs": Row(
        SEES_JOBS, lambda made, by: job_reads.ended_jobs(by=by)
    ),
    # These two answer instead of refusing.
    "kernel.jobs.selectors.may_change": Row(
        set(ACTORS),
        lambda made, by: job_reads.may_change(Job.objects.get(pk=made.job), by),
    ),
    "kernel.jobs.selectors.can_be_undone": Row(
        set(ACTORS),
        lambda made, by: job_reads.can_be_undone(
            Job.objects.get(pk=made.job), by=by, at=NOON
        ),
    ),
}
