import datetime as dt
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
import time_machine
from django.core.exceptions import SuspiciousFileOperation
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from tenants import storage
from tenants.context import NoNation, in_nation
from tests.conftest import NOON


@pytest.fixture(autouse=True)
def _disk(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def query_of(address):
    asked = parse_qs(urlsplit(address).query)
    return {"until": asked["until"][0], "by": asked["by"][0]}


class TestNames:
    @pytest.mark.parametrize(
        "name",
        [
            "../1/images/a.png",
            "images/../../1/a.png",
            "/etc/passwd",
            "\\..\\a.png",
            "images/a\x00.png",
            "..",
        ],
    )
    def test_never_leave_the_nations_folder(self, nation, name):
        for act in (default_storage.open, default_storage.exists, default_storage.path):
            with pytest.raises(SuspiciousFileOperation):
                act(name)

    def test_of_two_nations_never_meet(self, nation, other_nation, tmp_path):
        default_storage.save("images/a.txt", ContentFile(b"Springfield"))
        with in_nation(other_nation):
            assert not default_storage.exists("images/a.txt")
            saved = default_storage.save("images/a.txt", ContentFile(b"Shelbyville"))
            assert saved == "images/a.txt"

        assert default_storage.open("images/a.txt").read() == b"Springfield"
        assert (tmp_path / f"nations/{other_nation.pk}/images/a.txt").exists()

    def test_that_a_link_leads_out_with_are_refused(self, nation, tmp_path):
        default_storage.save("images/a.txt", ContentFile(b"mine"))
        (tmp_path / "secret.txt").write_text("secret")
        folder = Path(default_storage.path("images"))
        (folder / "link.txt").symlink_to(tmp_path / "secret.txt")
        (folder / "out").symlink_to(tmp_path)

        for name in ("images/link.txt", "images/out/secret.txt"):
            with pytest.raises(SuspiciousFileOperation):
                default_storage.open(name)

    def test_that_are_taken_get_another_one(self, nation):
        names = [
            default_storage.save("images/a.txt", ContentFile(b"x")) for _ in range(2)
        ]

        assert names[0] == "images/a.txt"
        assert names[1] != names[0]


class TestUrl:
    def test_is_the_files_hosts_and_plain_once_the_campaign_is_live(
        self, nation, settings
    ):
        assert default_storage.url("images/für uns.webp") == (
            f"http://springfield.files.{settings.SITES_DOMAIN}/images/f%C3%BCr%20uns.webp"
        )

    def test_is_signed_for_this_file_of_this_nation_while_it_is_private(
        self, nation, other_nation
    ):
        nation.live_at = None

        said = query_of(default_storage.url("images/a.webp"))

        now = dt.datetime.now(dt.UTC)
        assert storage.is_signed("images/a.webp", at=now, **said)
        assert not storage.is_signed("images/b.webp", at=now, **said)
        assert not storage.is_signed(
            "images/a.webp", at=now, **{**said, "until": "2999-01-01"}
        )
        assert not storage.is_signed("images/a.webp", at=now, until="", by="")
        with in_nation(other_nation):
            assert not storage.is_signed("images/a.webp", at=now, **said)

    def test_counts_for_a_week_and_stays_the_same_for_a_day(self, nation):
        nation.live_at = None
        with time_machine.travel(NOON, tick=False):
            address = default_storage.url("images/a.webp")
        with time_machine.travel(NOON + dt.timedelta(hours=6), tick=False):
            assert default_storage.url("images/a.webp") == address

        said = query_of(address)
        for days, counts in ((0, True), (7, True), (8, True), (9, False)):
            at = NOON + dt.timedelta(days=days)
            assert storage.is_signed("images/a.webp", at=at, **said) is counts


class TestDeleteAll:
    def test_leaves_nothing_of_the_nation_and_all_of_others(
        self, nation, other_nation, tmp_path
    ):
        default_storage.save("images/a.txt", ContentFile(b"mine"))
        with in_nation(other_nation):
            default_storage.save("images/a.txt", ContentFile(b"theirs"))

        for _ in range(2):
            storage.delete_all()

        kept = [path.name for path in (tmp_path / "nations").iterdir()]
        assert kept == [str(other_nation.pk)]

    @pytest.mark.usefixtures("public")
    def test_is_of_a_nation_alone(self, tmp_path):
        default_storage.save("a.txt", ContentFile(b"the platform's"))

        with pytest.raises(NoNation):
            storage.delete_all()

        assert (tmp_path / "nations/0/a.txt").exists()

    def test_follows_no_link_out(self, nation, tmp_path):
        elsewhere = tmp_path / "elsewhere"
        elsewhere.mkdir()
        (elsewhere / "b.txt").write_text("somebody's")
        default_storage.save("a.txt", ContentFile(b"mine"))
        Path(default_storage.path("out")).symlink_to(elsewhere)

        storage.delete_all()

        assert (elsewhere / "b.txt").exists()
        assert not (tmp_path / f"nations/{nation.pk}").exists()
