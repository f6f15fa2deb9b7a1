"""Exceptions of ours whose sentence no screen and no command says, each with the reason."""

from collections.abc import Mapping

_MISTAKE = "a mistake in code, raised where it is written; nothing a person typed brings it about"
_ENGINE = "stays inside the engine, which tells it as TemplateTrouble"
_START = "a launcher's; `hustings up` prints its sentence (tests/controlplane/test_supervisor.py)"
_DOCTOR = "a line of `hustings doctor` (tests/controlplane/test_doctor.py)"
_UPLOAD = "stands under the field of each upload form (tests/cms/test_uploads.py)"
_PRESSED_LATE = "the page of all jobs is the answer: it says what became of it"
_POSTED = "a worker's: tests/kernel/mail/test_server.py"
_OUTGOING = "no screen asks a host outside yet"
NOT_SHOWN: Mapping[str, str] = {
    "controlplane.commands.doctor.Missing": _DOCTOR,
    "controlplane.commands.doctor.WorthKnowing": _DOCTOR,
    "controlplane.commands.servers.RunsHere": "beside a launcher (tests/controlplane/test_embedded.py)",
    "controlplane.commands.up.PortTaken": _START,
    "controlplane.embedded.postgres.NoEmbeddedServers": _START,
    "controlplane.kept.HomeInUse": _START,
    "controlplane.kept.ServerAbsent": _START,
    "tenants.postgresql.pooling.TransactionPooler": _START,
    "controlplane.provisioning.campaigns.NoneReady": "who meets it stands in line, on a page that says where",
    "nations.people.actions.identifying.NotAnExternalId": "no screen and no list takes one: tests/nations/people/test_identifying.py",
    "kernel.files.keeping.NotKept": "a full disk: tests/chaos/test_full_disk.py",
    "kernel.files.pictures.NotTaken": "the base of the five below it",
    "kernel.files.pictures.Damaged": _UPLOAD,
    "kernel.files.pictures.NotAPicture": _UPLOAD,
    "kernel.files.pictures.TooBusy": _UPLOAD,
    "kernel.files.pictures.TooManyBytes": _UPLOAD,
    "kernel.files.pictures.TooManyPixels": _UPLOAD,
    "nations.submissions.actions.WaitsForClick": "nothing is wrong, so it is a 200 (tests/cms/test_confirming.py)",
    "kernel.jobs.actions.CantBeUndone": _PRESSED_LATE,
    "kernel.jobs.actions.NotRunning": _PRESSED_LATE,
    "kernel.jobs.actions.UndoneBefore": _PRESSED_LATE,
    "kernel.http.refusals.AddressRefused": _OUTGOING,
    "kernel.http.refusals.NoAnswer": _OUTGOING,
    "kernel.http.refusals.TooLarge": _OUTGOING,
    "kernel.http.refusals.TooManyRedirects": _OUTGOING,
    "kernel.http.refusals.TooSlow": _OUTGOING,
    "kernel.http.refusals.Unreachable": _OUTGOING,
    "kernel.facts.declaring.NotAFact": _MISTAKE,
    "kernel.facts.publishing.OutsideTransaction": _MISTAKE,
    "kernel.facts.publishing.SubjectMissing": _MISTAKE,
    "kernel.facts.subscribing.SubscribedTwice": _MISTAKE,
    "kernel.mail.server.Away": _POSTED,
    "kernel.mail.server.LetterRefused": _POSTED,
    "kernel.mail.server.Unanswered": _POSTED,
    "kernel.money.CurrenciesDiffer": _MISTAKE,
    "kernel.money.NotAnAmount": "no screen takes an amount yet",
    "kernel.permissions.UnknownPermission": _MISTAKE,
    "kernel.queue.UnsignedTask": "a worker's; nobody waits for it",
    "tenants.context.NoNation": _MISTAKE,
    "tenants.snapshot.text.SnapshotDamaged": _MISTAKE,
    "controlplane.cli.NothingYet": "said by a command on an empty database, which no test has",
    "controlplane.embedded.servers.ServersSilent": "said by a command while the servers stop",
    "themes.actions.NotAMark": "no screen changes the mark yet",
    "themes.actions.NoSuchFile": "the screen of an unknown file is a 404 before the action",
    "themes.engine.environment.TemplateTrouble": "the base of BrokenLiquid and TrialFailed",
    "themes.engine.guards.CantWork": _ENGINE,
    "themes.engine.guards.OutOfTime": _ENGINE,
    "themes.engine.guards.TooMuch": _ENGINE,
    "themes.engine.guards.WrongArgument": _ENGINE,
    "themes.engine.sources.Unreadable": _ENGINE,
    "themes.marks._DoesMore": "stays inside the check of a mark",
    "themes.stock_themes.NoSuchTheme": _MISTAKE,
    "nations.consents.actions.NoWording": "every form sends its own wording",
    "nations.consents.actions.WithdrawnBefore": "an import leaves them out in silence (test_actions)",
    "nations.imports.actions.FileTooBig": "50 MB; the view catches it with NotACsv",
}
