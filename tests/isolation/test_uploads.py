"""The doors for uploads as Wagtail's screens knock on them."""

import json
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile

from cms.media import Document, Image
from tenants.context import in_nation
from tests.isolation.test_two_campaigns import enter
from tests.kernel.files import pictures as samples


@pytest.fixture(autouse=True)
def _disk(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def springfield(campaigns):
    return campaigns["springfield"][0]


class TestPanelUploads:
    @pytest.fixture
    def panel(self, campaigns):
        return enter("springfield", *campaigns["springfield"])[0]

    def send(self, raw, name="photo.jpg"):
        return SimpleUploadedFile(name, raw, content_type="image/jpeg")

    def pictures(self, nation):
        with in_nation(nation):
            return list(Image.objects.all())

    def test_of_many_keep_what_is_a_picture(self, panel, springfield):
        answer = panel.post(
            "/images/multiple/add/",
            {"title": "Harbour", "files[]": self.send(samples.photograph())},
            headers={"x-requested-with": "XMLHttpRequest"},
        )

        assert json.loads(answer.content)["success"] is True
        (image,) = self.pictures(springfield)
        with in_nation(springfield):
            assert b"CANARY" not in image.file.open().read()

    @pytest.mark.parametrize(
        ("raw", "sentence"),
        [
            (b"<html><script>", "This file isn’t a picture that can be used here."),
            (samples.bomb(50_000, 50_000), "has more than 50 million pixels."),
        ],
    )
    def test_of_many_say_why_one_is_refused(self, panel, springfield, raw, sentence):
        answer = panel.post(
            "/images/multiple/add/",
            {"title": "x", "files[]": self.send(raw)},
            headers={"x-requested-with": "XMLHttpRequest"},
        )

        said = json.loads(answer.content)
        assert said["success"] is False
        assert sentence in said["error_message"]
        assert self.pictures(springfield) == []

    def test_of_many_write_anew_what_waited_for_its_name(self, panel, springfield):
        # Without a collection's row the rest of the form fails, and Wagtail keeps the raw file.
        answer = panel.post(
            "/images/multiple/add/",
            {
                "title": "x" * 300,
                "files[]": self.send(samples.photograph() + b"CANARY-TAIL"),
            },
            headers={"x-requested-with": "XMLHttpRequest"},
        )
        waiting = json.loads(answer.content)["uploaded_file_id"]

        answer = panel.post(
            f"/images/multiple/create_from_uploaded_image/{waiting}/",
            {
                f"uploaded-image-{waiting}-title": "Harbour",
                f"uploaded-image-{waiting}-collection": "1",
            },
            headers={"x-requested-with": "XMLHttpRequest"},
        )

        assert json.loads(answer.content)["success"] is True
        (image,) = self.pictures(springfield)
        with in_nation(springfield):
            assert b"CANARY" not in image.file.open().read()

    def test_of_one_say_below_the_field_why_it_is_refused(self, panel, springfield):
        answer = panel.post(
            "/images/add/", {"title": "x", "file": self.send(b"<svg onload=alert(1)>")}
        )

        assert answer.status_code == 200
        assert "This file isn’t a picture that can be used here." in answer.content.decode()  # fmt: skip
        assert self.pictures(springfield) == []

    def test_of_the_chooser_say_it_too(self, panel, springfield):
        answer = panel.post(
            "/images/chooser/create/",
            {
                "image-chooser-upload-title": "x",
                "image-chooser-upload-file": self.send(samples.bomb(9000, 9000)),
            },
        )

        assert json.loads(answer.content)["step"] == "reshow_creation_form"
        assert "50 million pixels" in json.loads(answer.content)["htmlFragment"]
        assert self.pictures(springfield) == []

    def test_of_faces_have_no_door(self, panel):
        moved = panel.get("/account/")

        assert moved.status_code == 302
        assert moved["Location"] == f"http://{settings.PLATFORM_DOMAIN}/account/"

    def test_of_programs_are_refused(self, panel, springfield):
        answer = panel.post(
            "/documents/multiple/add/",
            {"title": "x", "files[]": self.send(b"MZ", "setup.exe")},
            headers={"x-requested-with": "XMLHttpRequest"},
        )

        assert json.loads(answer.content)["success"] is False
        with in_nation(springfield):
            assert not Document.objects.exists()

    def test_are_not_served_by_the_panel_itself(self, panel, springfield):
        with in_nation(springfield):
            document = Document.objects.create(
                title="Plan",
                collection_id=1,
                file=ContentFile(b"%PDF-1.7", name="Plan.pdf"),
            )

        answer = panel.get(f"/documents/{document.pk}/{document.filename}")

        assert answer.status_code == 302
        assert urlsplit(answer["Location"]).hostname.startswith("springfield.files.")
