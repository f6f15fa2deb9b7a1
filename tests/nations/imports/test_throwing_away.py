import datetime as dt

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone

from kernel.actor import Actor
from kernel.permissions import PERMISSIONS_OF, Refused, Role
from nations.imports import actions
from nations.imports.models import ImportFile
from nations.people.models import Person
from tests.conftest import NOON
from tests.nations.imports.test_actions import HEAD, HOW, VIA, begin, read

pytestmark = pytest.mark.usefixtures("nation")


@pytest.fixture(autouse=True)
def _files(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


class TestThrowAway:
    def test_deletes_the_file_and_brings_nobody_in(
        self, django_capture_on_commit_callbacks
    ):
        file = read(HEAD + b"ada@example.org,Ada,,,,\n")

        with django_capture_on_commit_callbacks(execute=True):
            actions.throw_away(import_id=file.pk, **HOW)

        assert not ImportFile.objects.exists()
        assert not default_storage.exists(file.stored_as)
        assert not Person.objects.exists()

    def test_leaves_another_list_of_the_same_content(
        self, django_capture_on_commit_callbacks
    ):
        content = HEAD + b"ada@example.org,Ada,,,,\n"
        file, other = read(content), read(content)

        with django_capture_on_commit_callbacks(execute=True):
            actions.throw_away(import_id=file.pk, **HOW)

        assert ImportFile.objects.get() == other
        assert default_storage.exists(other.stored_as)

    def test_refuses_one_that_was_begun(self):
        file = read(HEAD + b"ada@example.org,Ada,,,,\n")
        begin(file)

        with pytest.raises(actions.NotReading):
            actions.throw_away(import_id=file.pk, **HOW)

        assert ImportFile.objects.get() == file
        assert default_storage.exists(file.stored_as)

    def test_is_refused_to_roles_that_may_not_import(self):
        file = read(HEAD + b"ada@example.org,Ada,,,,\n")
        by = Actor.staff(
            account_id=1, user_id=1, permissions=PERMISSIONS_OF[Role.EDITOR]
        )

        with pytest.raises(Refused):
            actions.throw_away(import_id=file.pk, by=by, via=VIA, at=NOON)

        assert default_storage.exists(file.stored_as)


class TestForgetFiles:
    def test_deletes_a_file_without_a_row_once_it_is_a_day_old(self):
        stray = default_storage.save("imports/stray.csv", ContentFile(b"name"))
        now = timezone.now()
        kept = actions.read_file(content=b"name\nAda\n", name="l", **{**HOW, "at": now})

        early = actions.forget_files(by=HOW["by"], via=VIA, at=now)
        there = default_storage.exists(stray)
        late = actions.forget_files(
            by=HOW["by"], via=VIA, at=now + dt.timedelta(days=2)
        )

        assert (early, there, late) == (0, True, 1)
        assert not default_storage.exists(stray)
        assert default_storage.exists(kept.stored_as)
