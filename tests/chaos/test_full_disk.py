"""The place for uploads is full, or can't be written: a sentence, and nothing half kept."""

import contextlib
import io
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image as Pixels
from wagtail.models import Collection

from cms.media import Image
from kernel.files.keeping import NotKept
from nations.imports.models import ImportFile
from tenants.context import in_nation
from tenants.hosts import Surface
from tenants.storage import prefix
from tests.isolation import conftest as campaigns
from tests.isolation.crawling import A
from tests.isolation.sentences import _browser, panel
from tests.support.nations import nation_of

world = campaigns.world
BYTES = 64 * 1024
FULL = "no room for it at the moment"


@contextlib.contextmanager
def _small_disk(folder):
    told = ["mount", "-t", "tmpfs", "-o", f"size={BYTES}", "tmpfs", str(folder)]
    if os.geteuid() != 0 or subprocess.run(told, check=False).returncode:
        pytest.skip("only root may mount a small disk, and not everywhere")
    try:
        yield
    finally:
        subprocess.run(["umount", str(folder)], check=True)


@contextlib.contextmanager
def _not_a_folder(folder):
    # For root no folder is read-only: a file stands where the folder would be.
    folder.rmdir()
    folder.touch()
    try:
        yield
    finally:
        folder.unlink()
        folder.mkdir()


@pytest.fixture(params=[_small_disk, _not_a_folder])
def disk(request, settings):
    """A place for files with no room for a list of some size."""
    folder = Path(tempfile.mkdtemp(prefix="d-"))
    settings.MEDIA_ROOT = folder
    with request.param(folder):
        yield folder
    shutil.rmtree(folder)


def kept(disk):
    return [path for path in disk.rglob("*") if path.is_file()]


def _noise():
    made = Pixels.effect_noise((900, 700), 100).convert("RGB")
    out = io.BytesIO()
    made.save(out, format="JPEG", quality=95)
    return out.getvalue()


class TestStorage:
    def test_keeps_no_half_of_a_file(self, nation, disk):
        with pytest.raises(NotKept):
            default_storage.save("imports/a.csv", ContentFile(b"x" * 2 * BYTES))

        assert kept(disk) == []

    def test_keeps_a_file_whole_under_its_name_alone(self, nation, settings, tmp_path):
        settings.MEDIA_ROOT = tmp_path

        name = default_storage.save("imports/a.csv", ContentFile(b"x"))

        assert name == "imports/a.csv"
        assert kept(tmp_path) == [tmp_path / prefix() / "imports" / "a.csv"]


class TestImport:
    def test_says_so_and_brings_nobody_in(self, world, disk):
        lines = b"email\n" + b"someone-of-a-long-name@example.org\n" * 4000

        answer = panel(
            world,
            "/people/import/",
            {"file": SimpleUploadedFile("a.csv", lines, content_type="text/csv")},
        )

        assert answer.status_code == 422
        assert FULL in answer.content.decode()
        with in_nation(nation_of(A)):
            assert not ImportFile.objects.filter(name="a.csv").exists()
        assert kept(disk) == []


class TestPicture:
    def test_says_so_and_keeps_no_picture(self, world, disk):
        noise = _noise()
        with in_nation(nation_of(A)):
            collection = Collection.objects.first()

        browser = _browser(Surface.PANEL, world.a.sessions["OWNER"])
        browser.raise_request_exception = False
        answer = browser.post(
            "/images/add/",
            {
                "title": "Harbour at night",
                "collection": collection.pk,
                "file": SimpleUploadedFile("a.jpg", noise, content_type="image/jpeg"),
            },
        )

        assert answer.status_code == 507
        assert FULL in answer.content.decode()
        with in_nation(nation_of(A)):
            assert not Image.objects.filter(title="Harbour at night").exists()
        assert kept(disk) == []
