import datetime as dt
from urllib.parse import urlsplit

import pytest
import time_machine
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import Client
from django.utils import timezone
from wagtail.models import Collection, CollectionViewRestriction

from cms.media import Document, Image
from tenants import selectors
from tenants.context import in_nation, in_public
from tenants.models import Nation
from tests.kernel.files import pictures as samples

YEAR = "public, max-age=31536000, immutable"


@pytest.fixture(autouse=True)
def _disk(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def files(slug):
    return Client(headers={"host": f"{slug}.files.{settings.SITES_DOMAIN}"})


def set_nation(nation, **values):
    with in_public():
        Nation.objects.filter(pk=nation.pk).update(**values)
    selectors.forget_hosts()


def path_of(address):
    parts = urlsplit(address)
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


def path_to(nation, kept):
    with in_nation(nation):
        return path_of(kept.file.url)


def keep(nation, name, content):
    with in_nation(nation):
        return default_storage.save(name, ContentFile(content))


@pytest.fixture
def springfield(campaigns):
    return campaigns["springfield"][0]


@pytest.fixture
def shelbyville(campaigns):
    return campaigns["shelbyville"][0]


@pytest.fixture
def picture(springfield):
    with in_nation(springfield):
        return Image.objects.create(
            title="Harbour",
            file=ContentFile(samples.picture(size=(400, 300)), name="harbour.jpg"),
        )


@pytest.fixture
def document(springfield):
    with in_nation(springfield):
        return Document.objects.create(
            title="Plan",
            collection=Collection.get_first_root_node(),
            file=ContentFile(b"<script>alert(1)</script>", name="Plan für uns.html"),
        )


class TestPictures:
    def test_are_shown_to_anybody_without_a_cookie(self, springfield, picture):
        with in_nation(springfield):
            rendition = picture.get_rendition("max-100x100|format-webp")
            kept = rendition.file.open().read()

        answer = files("springfield").get(path_to(springfield, rendition))

        assert answer.status_code == 200
        assert b"".join(answer.streaming_content) == kept
        assert answer["Content-Type"] == "image/webp"
        assert answer["Content-Length"] == str(len(kept))
        assert answer["Content-Disposition"].startswith("inline; ")
        assert answer["X-Content-Type-Options"] == "nosniff"
        assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
        assert answer["Cross-Origin-Resource-Policy"] == "cross-origin"
        assert answer["Cache-Control"] == YEAR
        assert not answer.cookies
        assert "Cookie" not in answer.get("Vary", "")

    def test_are_not_compressed_again(self, springfield, picture):
        address = path_to(springfield, picture)

        answer = files("springfield").get(address, headers={"accept-encoding": "gzip"})

        assert answer.status_code == 200
        assert "Content-Encoding" not in answer

    def test_answer_head_with_the_headers_alone(self, springfield, picture):
        answer = files("springfield").head(path_to(springfield, picture))

        assert answer.status_code == 200
        assert answer["Content-Type"] == "image/jpeg"
        assert not b"".join(answer.streaming_content)

    @pytest.mark.parametrize("method", ["post", "put", "patch", "delete", "options"])
    def test_answer_nothing_else(self, springfield, picture, method):
        answer = getattr(files("springfield"), method)(path_to(springfield, picture))

        assert answer.status_code in {403, 405}
        assert default_storage_has(springfield, picture.file.name)

    def test_that_are_none_are_bytes_to_keep(self, springfield):
        name = keep(springfield, "images/evil.jpg", b"<html><script>alert(1)</script>")

        answer = files("springfield").get(f"/{name}")

        assert answer["Content-Type"] == "application/octet-stream"
        assert answer["Content-Disposition"].startswith("attachment; ")


def default_storage_has(nation, name):
    with in_nation(nation):
        return default_storage.exists(name)


class TestDocuments:
    def test_are_handed_out_and_never_shown(self, springfield, document):
        answer = files("springfield").get(path_to(springfield, document))

        assert answer.status_code == 200
        assert b"".join(answer.streaming_content) == b"<script>alert(1)</script>"
        assert answer["Content-Type"] == "application/octet-stream"
        assert answer["Content-Disposition"] == (
            "attachment; filename*=UTF-8''Plan-f%C3%BCr-uns.html"
        )
        assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
        assert not answer.cookies

    def test_in_a_restricted_collection_are_nobodys(self, springfield, document):
        with in_nation(springfield):
            CollectionViewRestriction.objects.create(
                collection=document.collection, restriction_type="login"
            )

        assert (
            files("springfield").get(path_to(springfield, document)).status_code == 404
        )

    def test_whose_row_is_gone_are_nobodys(self, springfield, document):
        with in_nation(springfield):
            Document.objects.all().delete()
            name = default_storage.save(document.file.name, ContentFile(b"left"))

        assert files("springfield").get(f"/{name}").status_code == 404


class TestPrivateFiles:
    @pytest.mark.parametrize(
        "name",
        [
            "imports/0123.csv",
            "exports/people.csv",
            "themes/trial/layout.liquid",
            "wagtail_uploads/raw.jpg",
            "avatar_images/a.png",
            "people.csv",
        ],
    )
    def test_are_served_to_nobody(self, springfield, name):
        kept = keep(springfield, name, b"CANARY")

        for spelled in (f"/{kept}", f"/images/../{kept}", f"/images/%2e%2e/{kept}"):
            answer = files("springfield").get(spelled)
            assert answer.status_code == 404
            assert b"CANARY" not in answer.content

    def test_of_a_private_campaign_are_not_opened_by_a_signature(self, springfield):
        set_nation(springfield, live_at=None)
        name = keep(springfield, "imports/0123.csv", b"CANARY")
        with in_public():
            private = Nation.objects.get(pk=springfield.pk)
        with in_nation(private):
            signed = default_storage.url(name)
        assert "by=" in signed

        assert files("springfield").get(path_of(signed)).status_code == 404


class TestOtherPaths:
    @pytest.mark.parametrize(
        "path",
        [
            "/",
            "/images/",
            "/images",
            "/images/nothing.webp",
            "/../{number}/images/a.webp",
            "/%2e%2e/{number}/images/a.webp",
            "/images/..%2f..%2f{number}/images/a.webp",
            "/images/%5c..%5c..%5c{number}%5cimages%5ca.webp",
            "//images/a.webp",
            "/nations/{number}/images/a.webp",
            "/images/a.webp%00",
            "/images/%00",
            "/images/a.webp/",
            "/images/a.webp/b",
            "/images/" + "a" * 5000,
            "/etc/passwd",
            "//etc/passwd",
            "/images//etc/passwd",
        ],
    )
    def test_are_404_and_show_nothing_of_the_other_campaign(
        self, springfield, shelbyville, path
    ):
        keep(shelbyville, "images/a.webp", b"CANARY")

        answer = files("springfield").get(path.format(number=shelbyville.pk))

        assert answer.status_code == 404
        assert b"CANARY" not in answer.content
        assert answer["Cache-Control"] == "no-store"
        assert not answer.cookies

    def test_through_a_link_are_404(self, springfield, tmp_path):
        keep(springfield, "images/a.webp", b"mine")
        (tmp_path / "secret").write_text("CANARY")
        folder = tmp_path / f"nations/{springfield.pk}/images"
        (folder / "link.webp").symlink_to(tmp_path / "secret")

        assert files("springfield").get("/images/link.webp").status_code == 404

    def test_of_an_unknown_host_are_404(self, springfield, picture):
        for host in ("nobody.files", "files", "springfield.evil.files"):
            answer = files(host.removesuffix(".files")).get(
                path_to(springfield, picture)
            )
            assert answer.status_code == 404

    def test_show_no_site_and_no_panel(self, springfield):
        for path in ("/come-in/", "/people/", "/_/join/", "/static/cms/../secret"):
            assert files("springfield").get(path).status_code == 404


class TestStates:
    def test_a_private_campaigns_pictures_are_strangers_to_strangers(
        self, springfield, picture
    ):
        plain = path_to(springfield, picture)
        set_nation(springfield, live_at=None)

        assert files("springfield").get(plain).status_code == 404

    def test_a_private_campaigns_pictures_are_shown_by_a_signed_address(
        self, springfield, shelbyville, picture
    ):
        for nation in (springfield, shelbyville):
            set_nation(nation, live_at=None)
        with in_public():
            private = Nation.objects.get(pk=springfield.pk)
        signed = path_to(private, picture)

        answer = files("springfield").get(signed)

        assert answer.status_code == 200
        assert answer["Cache-Control"] == "private, max-age=3600"
        assert answer["X-Robots-Tag"] == "noindex"
        assert not answer.cookies
        keep(shelbyville, picture.file.name, b"CANARY")
        assert files("shelbyville").get(signed).status_code == 404
        assert (
            files("springfield").get(signed.replace("by=", "by=A")).status_code == 404
        )
        later = timezone.now() + dt.timedelta(days=9)
        with time_machine.travel(later, tick=False):
            assert files("springfield").get(signed).status_code == 404

    def test_a_suspended_campaign_answers_as_its_site_does(self, springfield, picture):
        set_nation(
            springfield, state=Nation.State.SUSPENDED, suspended_reason="Phishing"
        )

        answer = files("springfield").get(path_to(springfield, picture))

        assert answer.status_code == 503
        assert answer["Cache-Control"] == "no-store"
        assert not answer.cookies

    def test_a_closed_campaign_is_nobodys(self, springfield, picture):
        set_nation(springfield, state=Nation.State.CLOSED)

        assert (
            files("springfield").get(path_to(springfield, picture)).status_code == 404
        )
