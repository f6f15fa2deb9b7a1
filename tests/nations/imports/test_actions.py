import pytest

from kernel import crash
from kernel.actor import Actor, Channel, Source
from kernel.permissions import PERMISSIONS_OF, Refused, Role
from nations.consents.actions import Asked, give_consent, withdraw_consent
from nations.consents.models import ConsentEntry
from nations.consents.selectors import has_consent
from nations.imports import actions, reading
from nations.imports.models import ImportFile, RefusedRow
from nations.people.models import Person
from tests.conftest import NOON

pytestmark = pytest.mark.usefixtures("nation")

BY = Actor.system(name="tests")
VIA = Source(channel=Channel.IMPORT)
HEAD = b"Email,First name,Last name,Phone,Postcode,Tags\n"


@pytest.fixture(autouse=True)
def _files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def bring(content, consent=None):
    return actions.import_people(
        content=content,
        name="list.csv",
        consent=consent or actions.Consent(),
        country="GB",
        by=BY,
        via=VIA,
        at=NOON,
    )


class TestImportPeople:
    def test_brings_in_every_column(self):
        bring(HEAD + b"ada@example.org,Ada,Abara,07700 900123,TM2 4AB,bus;doors\n")

        person = Person.objects.get()
        assert person.full_name == "Ada Abara"
        assert person.phones.get().number == "+447700900123"
        assert person.addresses.get().postcode == "TM2 4AB"
        assert len(person.tag_ids) == 2
        assert person.joined_at is None

    def test_matches_who_is_known(self):
        done = bring(HEAD + b"ada@example.org,Ada,,,,\nADA@example.org,Ada,Abara,,,\n")

        assert (done.created_count, done.updated_count) == (1, 1)
        assert Person.objects.count() == 1

    @pytest.mark.parametrize(
        ("line", "reason"),
        [
            (b"not an email,A,,,,", "That email address isn’t complete."),
            (b"a@example.org,=cmd(),,,,", "A cell begins like a formula."),
            (b'a@example.org,"A,,,,', "A quotation mark is opened and never closed."),
            (
                b"a@example.org," + b"x" * 10_000_000 + b",,,,",
                "A cell is far too long.",
            ),
            (
                b"a@example.org,A\x00B,,,,",
                "It holds a NUL character, which no text has.",
            ),
            (
                b"a@example.org,\xe9va,,,,",
                "Some letters don’t fit the file’s encoding.",
            ),
        ],
        ids=["email", "formula", "quote", "huge", "nul", "encoding"],
    )
    def test_refuses_a_bad_line_with_its_reason_and_brings_in_the_rest(
        self, line, reason
    ):
        good = [f"p{n}@example.org,Zoë,Diaz {n},,,".encode() for n in range(2)]

        done = bring(HEAD + good[0] + b"\n" + line + b"\n" + good[1] + b"\n")

        assert (done.created_count, done.refused_count) == (2, 1)
        refused = RefusedRow.objects.get()
        assert refused.line == 3
        assert refused.reason.startswith(reason)

    def test_reads_a_file_of_another_encoding_whole(self):
        bring("Email;Name\nzoe@example.org;Zoë Müller\n".encode("cp1252"))

        assert Person.objects.get().full_name == "Zoë Müller"

    def test_refuses_a_file_without_a_table(self):
        with pytest.raises(reading.NotACsv):
            bring(b"hello\nworld\n")

        assert not ImportFile.objects.exists()

    def test_never_subscribes_again_who_left(self):
        bring(HEAD + b"ada@example.org,Ada,,,,\n")
        person = Person.objects.get()
        themselves = Actor.supporter(person_id=person.pk)
        said = {
            "person_id": person.pk,
            "asked": Asked(wording="Email me"),
            "by": themselves,
        }
        web = Source(channel=Channel.WEB)
        give_consent(**said, via=web, at=NOON)
        withdraw_consent(**said, via=web, at=NOON)

        everybody = actions.Consent(
            agreed=actions.Agreed.ALL, day="2027-01-01", reason="stall"
        )
        bring(HEAD + b"ada@example.org,Ada,,,,\nmo@example.org,Mo,,,,\n", everybody)

        assert not has_consent(person.pk)
        assert ConsentEntry.objects.filter(basis="IMPORTED").count() == 1

    def test_refuses_consent_for_all_without_a_reason(self):
        with pytest.raises(actions.ReasonMissing):
            bring(HEAD, actions.Consent(agreed=actions.Agreed.ALL, day="2027-01-01"))

        assert not Person.objects.exists()

    def test_goes_on_where_a_killed_worker_stopped(self):
        lines = b"".join(f"p{n}@example.org,P{n},,,,\n".encode() for n in range(250))
        file = actions.read_file(
            content=HEAD + lines, name="l", by=BY, via=VIA, at=NOON
        )
        actions.begin(
            import_id=file.pk, consent=actions.Consent(), by=BY, via=VIA, at=NOON
        )

        def cut_off():
            raise KeyboardInterrupt

        with (
            crash.armed("imports.after_chunk", cut_off),
            pytest.raises(KeyboardInterrupt),
        ):
            actions.run(import_id=file.pk, country="GB", via=VIA)
        assert Person.objects.count() == 100
        done = actions.run(import_id=file.pk, country="GB", via=VIA)

        assert (done.state, done.created_count, done.updated_count) == ("DONE", 250, 0)
        assert Person.objects.count() == 250

    @pytest.mark.parametrize("role", [Role.EDITOR, Role.TREASURER, Role.FIELD])
    def test_refuses_roles_that_may_not_import(self, role):
        by = Actor.staff(account_id=1, user_id=1, permissions=PERMISSIONS_OF[role])

        with pytest.raises(Refused):
            actions.read_file(content=HEAD, name="l", by=by, via=VIA, at=NOON)

        assert not ImportFile.objects.exists()
