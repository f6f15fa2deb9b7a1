import io

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from PIL import Image as Pixels
from wagtail.images.forms import get_image_form, get_image_multi_form
from wagtail.models import Collection

from cms.media import Document, Image
from kernel.files import pictures
from tests.kernel.files import pictures as samples

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


@pytest.fixture(autouse=True)
def _disk(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def collection(nation):
    return Collection.objects.first() or Collection.add_root(name="Root")


def upload(raw, name="photo.jpg"):
    return SimpleUploadedFile(name, raw, content_type="image/jpeg")


def form_with(file, collection):
    form_class = get_image_form(Image)
    return form_class(
        {"title": "Harbour", "collection": collection.pk}, {"file": file}, user=None
    )


class TestPictureForm:
    def test_keeps_a_picture_written_anew_under_a_name_used_once(self, collection):
        form = form_with(upload(samples.photograph(orientation=6), "Mi foto.JPG"), collection)  # fmt: skip
        assert form.is_valid(), form.errors

        image = form.save()

        assert image.file.name.startswith("original_images/")
        token, _, called = image.file.name.removeprefix("original_images/").partition("-")  # fmt: skip
        assert (len(token), called) == (12, "Mi-foto.jpg")
        raw = image.file.open().read()
        assert b"CANARY" not in raw
        assert (image.width, image.height) == (20, 40)
        assert image.file_size == len(raw)

    @pytest.mark.parametrize(
        ("raw", "sentence"),
        [
            (SVG, pictures.NotAPicture.sentence),
            (b"<html><script>", pictures.NotAPicture.sentence),
            (samples.bomb(50_000, 50_000), pictures.TooManyPixels.sentence),
            (samples.picture(size=(400, 300))[:900], pictures.Damaged.sentence),
            (b"", "This file is empty."),
        ],
    )
    def test_says_below_the_field_why_a_file_is_refused(
        self, collection, raw, sentence
    ):
        form = form_with(upload(raw), collection)

        assert form.errors["file"] == [str(sentence)]
        assert not Image.objects.exists()

    def test_leaves_the_file_out_where_a_picture_is_there_already(self, collection):
        assert "file" not in get_image_multi_form(Image)(user=None).fields

    def test_says_what_may_be_dropped(self, collection):
        field = get_image_form(Image)(user=None).fields["file"]

        assert str(field.help_text) == ("A JPEG, PNG, WebP, GIF or AVIF, up to 20 MB.")


class TestImage:
    def test_is_written_anew_where_no_form_stood_before_it(self, nation):
        raw = samples.photograph() + b"<script>CANARY</script>"

        image = Image.objects.create(title="x", file=ContentFile(raw, name="../x.png"))

        assert image.file.name.endswith("-x.jpg")
        assert b"CANARY" not in image.file.open().read()

    def test_is_refused_where_no_form_stood_before_it(self, nation, tmp_path):
        bomb = samples.bomb(9000, 9000)

        with pytest.raises(pictures.TooManyPixels), transaction.atomic():
            Image.objects.create(title="x", file=ContentFile(bomb, name="x.png"))

        assert not Image.objects.exists()
        assert not list(tmp_path.rglob("*.png"))

    def test_gives_its_renditions_a_name_used_once(self, nation):
        first, second = (
            Image.objects.create(
                title="x",
                file=ContentFile(samples.picture(size=(400, 300)), name="x.jpg"),
            ).get_rendition("max-100x100|format-webp")
            for _ in range(2)
        )

        assert first.file.name.startswith("images/")
        assert first.file.name != second.file.name
        shown = Pixels.open(io.BytesIO(first.file.open().read()))
        assert (shown.format, shown.size) == ("WEBP", (100, 75))


class TestDocument:
    def test_keeps_its_bytes_under_a_clean_name_in_a_folder_nobody_guesses(
        self, nation
    ):
        document = Document.objects.create(
            title="x", file=ContentFile(b"%PDF-1.7 bytes", name="../../Unser Plan.pdf")
        )

        folder, token, called = document.file.name.split("/")
        assert (folder, len(token), called) == ("documents", 12, "Unser-Plan.pdf")
        assert document.filename == "Unser-Plan.pdf"
        assert document.file.open().read() == b"%PDF-1.7 bytes"
        assert document.url == (
            f"http://springfield.files.{settings.SITES_DOMAIN}/{document.file.name}"
        )
