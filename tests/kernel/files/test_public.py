import pytest

from kernel.files.public import is_public, served_as
from tests.kernel.files import pictures as samples


class TestIsPublic:
    @pytest.mark.parametrize(
        "name",
        ["images/a.webp", "original_images/a.jpg", "documents/0a1b2c/Plan für uns.pdf"],
    )
    def test_says_yes_to_pictures_and_documents(self, name):
        assert is_public(name)

    @pytest.mark.parametrize(
        "name",
        [
            "imports/0123.csv",
            "exports/people.csv",
            "wagtail_uploads/raw.jpg",
            "avatar_images/a.png",
            "Images/a.webp",
            "images",
            "images/",
            "/images/a.webp",
            "images//a.webp",
            "images/../imports/0123.csv",
            "images/./a.webp",
            "images/.hidden",
            "images\\..\\imports\\0123.csv",
            "images/a\x00.webp",
            "images/a\n.webp",
            "../12/images/a.webp",
            "",
        ],
    )
    def test_says_no_to_everything_else(self, name):
        assert not is_public(name)


class TestServedAs:
    @pytest.mark.parametrize(
        ("kind", "content_type"),
        [
            ("JPEG", "image/jpeg"),
            ("PNG", "image/png"),
            ("GIF", "image/gif"),
            ("WEBP", "image/webp"),
            ("AVIF", "image/avif"),
        ],
    )
    def test_shows_rasters_by_their_first_bytes(self, kind, content_type):
        served = served_as("images/a.html", samples.picture(kind)[:32])

        assert (served.content_type, served.is_shown) == (content_type, True)

    @pytest.mark.parametrize(
        "head", [b"<svg onload=alert(1)>", b"<!doctype html>", b"BM", b"", b"GIF87"]
    )
    def test_hands_anything_else_out_as_bytes_whatever_it_is_called(self, head):
        served = served_as("images/a.jpg", head)

        assert (served.content_type, served.is_shown) == (
            "application/octet-stream",
            False,
        )

    def test_never_shows_a_document(self):
        assert not served_as("documents/1/a.jpg", samples.picture()[:32]).is_shown
        served = served_as("documents/1/a.pdf", b"%PDF-1.7")
        assert (served.content_type, served.is_shown) == ("application/pdf", False)
