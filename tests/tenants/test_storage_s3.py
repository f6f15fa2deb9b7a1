import uuid

import boto3
import pytest
from django.conf import settings as configured
from django.core.exceptions import SuspiciousFileOperation, SuspiciousOperation
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage, storages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from moto.server import ThreadedMotoServer

from cms.media import Document, Image
from tenants import selectors, storage
from tenants.context import in_nation, in_public
from tenants.models import Nation
from tests.kernel.files import pictures as samples


@pytest.fixture(scope="session")
def s3():
    """A bucket server on loopback; real HTTP, in memory."""
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


@pytest.fixture
def bucket(s3, settings, monkeypatch):
    """Serve uploads from a bucket of the test's own; the client that looks into it."""
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "testing")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "testing")
    name = f"hustings-{uuid.uuid4().hex}"
    client = boto3.client("s3", endpoint_url=s3, region_name="eu-west-2")
    where = {"LocationConstraint": "eu-west-2"}
    client.create_bucket(Bucket=name, CreateBucketConfiguration=where)
    settings.AWS_STORAGE_BUCKET_NAME = name
    settings.AWS_S3_ENDPOINT_URL = s3
    settings.AWS_S3_REGION_NAME = "eu-west-2"
    settings.STORAGES = {
        **configured.STORAGES,
        "default": {"BACKEND": "tenants.storage.NationS3Storage"},
    }
    client.bucket = name
    return client


def keys(bucket):
    listed = bucket.list_objects_v2(Bucket=bucket.bucket)
    return sorted(entry["Key"] for entry in listed.get("Contents", []))


def head(bucket, key):
    return bucket.head_object(Bucket=bucket.bucket, Key=key)


def site_files(slug):
    return Client(headers={"host": f"{slug}.files.{configured.SITES_DOMAIN}"})


class TestBucket:
    def test_keeps_gives_back_and_forgets(self, bucket, nation):
        assert type(storages["default"]).__name__ == "NationS3Storage"

        name = default_storage.save("images/für uns.txt", ContentFile(b"words"))

        assert keys(bucket) == [f"nations/{nation.pk}/{name}"]
        assert default_storage.exists(name)
        assert default_storage.size(name) == 5
        with default_storage.open(name) as kept:
            assert kept.read() == b"words"
        default_storage.delete(name)
        assert not default_storage.exists(name)
        assert keys(bucket) == []
        with pytest.raises(FileNotFoundError):
            default_storage.open(name)

    def test_forgets_all_of_one_nation_and_nothing_of_another(self, bucket, nation):
        for number in (nation.pk, int(f"{nation.pk}1"), 0):
            for name in ("images/a.txt", "b.txt"):
                bucket.put_object(
                    Bucket=bucket.bucket, Key=f"nations/{number}/{name}", Body=b"x"
                )

        for _ in range(2):
            storage.delete_all()

        assert keys(bucket) == sorted(
            f"nations/{number}/{name}"
            for number in (int(f"{nation.pk}1"), 0)
            for name in ("images/a.txt", "b.txt")
        )

    def test_gives_a_name_that_is_taken_another_one(self, bucket, nation):
        first, second = (
            default_storage.save("imports/a.csv", ContentFile(content))
            for content in (b"first", b"second")
        )

        assert (first, first != second) == ("imports/a.csv", True)
        assert default_storage.open(first).read() == b"first"

    def test_of_two_nations_holds_one_name_twice(self, bucket, nation, other_nation):
        default_storage.save("images/a.txt", ContentFile(b"Springfield"))
        with in_nation(other_nation):
            assert not default_storage.exists("images/a.txt")
            default_storage.save("images/a.txt", ContentFile(b"Shelbyville"))
            default_storage.delete("images/a.txt")

        assert default_storage.open("images/a.txt").read() == b"Springfield"
        assert keys(bucket) == [f"nations/{nation.pk}/images/a.txt"]

    def test_lists_what_is_the_nations(self, bucket, nation, other_nation):
        for name in ("images/a.txt", "imports/b.csv", "c.txt"):
            default_storage.save(name, ContentFile(b"x"))
        # A number that begins with this one's.
        bucket.put_object(
            Bucket=bucket.bucket, Key=f"nations/{nation.pk}0/images/z.txt", Body=b"z"
        )
        with in_nation(other_nation):
            default_storage.save("images/d.txt", ContentFile(b"x"))

        folders, files = default_storage.listdir("")

        assert (sorted(folders), files) == (["images", "imports"], ["c.txt"])
        assert default_storage.listdir("images") == ([], ["a.txt"])

    @pytest.mark.parametrize(
        "name",
        [
            "../{other}/images/a.txt",
            "images/../../{other}/images/a.txt",
            "\\..\\{other}\\images\\a.txt",
            "/nations/{other}/images/a.txt",
            "images/a\x00.txt",
        ],
    )
    def test_lets_no_name_leave_the_nations_prefix(
        self, bucket, nation, other_nation, name
    ):
        with in_nation(other_nation):
            default_storage.save("images/a.txt", ContentFile(b"CANARY"))
        before = keys(bucket)
        spelled = name.format(other=other_nation.pk)

        refused = (SuspiciousFileOperation, SuspiciousOperation)
        for act in (
            default_storage.open,
            default_storage.exists,
            default_storage.delete,
            lambda name: default_storage.save(name, ContentFile(b"x")),
        ):
            with pytest.raises(refused):
                act(spelled)
        assert keys(bucket) == before

    def test_believes_nothing_of_what_a_browser_says_a_file_is(self, bucket, nation):
        page = SimpleUploadedFile("a.jpg", b"<html>", content_type="text/html")
        default_storage.save("images/a.html", page)
        default_storage.save("images/b.webp", ContentFile(samples.picture("WEBP")))
        default_storage.save("documents/1/c.csv.gz", ContentFile(b"rows"))

        said = {key.rpartition("/")[2]: head(bucket, key) for key in keys(bucket)}

        assert {
            name: (answer["ContentType"], answer["ContentDisposition"])
            for name, answer in said.items()
        } == {
            "a.html": ("application/octet-stream", "attachment"),
            "b.webp": ("image/webp", "inline"),
            "c.csv.gz": ("application/octet-stream", "attachment"),
        }
        assert not any("ContentEncoding" in answer for answer in said.values())

    def test_opens_to_nobody_else(self, bucket, nation):
        default_storage.save("images/a.txt", ContentFile(b"x"))

        grants = bucket.get_object_acl(
            Bucket=bucket.bucket, Key=f"nations/{nation.pk}/images/a.txt"
        )["Grants"]

        assert [grant["Grantee"]["Type"] for grant in grants] == ["CanonicalUser"]

    def test_is_addressed_by_the_files_host(self, bucket, nation):
        assert default_storage.url("images/a.webp") == (
            f"http://springfield.files.{configured.SITES_DOMAIN}/images/a.webp"
        )


class TestPictures:
    def test_are_written_anew_and_shown_from_the_bucket(self, bucket, nation):
        selectors.forget_hosts()
        image = Image.objects.create(
            title="x",
            file=ContentFile(
                samples.photograph(orientation=6) + b"CANARY", name="x.jpg"
            ),
        )
        assert (image.width, image.height) == (20, 40)
        rendition = image.get_rendition("max-10x10|format-webp")
        path = f"/{rendition.file.name}"
        folders = [key.split("/")[2] for key in keys(bucket)]
        assert folders == ["images", "original_images"]
        for key in keys(bucket):
            body = bucket.get_object(Bucket=bucket.bucket, Key=key)["Body"].read()
            assert b"CANARY" not in body

        answer = site_files("springfield").get(path)

        assert answer.status_code == 200
        assert answer["Content-Type"] == "image/webp"
        assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
        assert answer["Cache-Control"] == "public, max-age=31536000, immutable"
        body = b"".join(answer.streaming_content)
        assert answer["Content-Length"] == str(len(body))
        assert body[8:12] == b"WEBP"
        assert not answer.cookies
        assert site_files("shelbyville").get(path).status_code == 404

    def test_go_from_the_bucket_with_their_row(self, bucket, nation):
        image = Image.objects.create(
            title="x", file=ContentFile(samples.picture(), name="x.jpg")
        )

        image.file.delete(save=False)

        assert keys(bucket) == []


class TestFilesHost:
    def test_hands_documents_out(self, bucket, nation):
        selectors.forget_hosts()
        document = Document.objects.create(
            title="x",
            collection_id=1,
            file=ContentFile(b"%PDF-1.7 " + b"x" * 3_000_000, name="Plan.pdf"),
        )

        answer = site_files("springfield").get(f"/{document.file.name}")

        assert answer["Content-Type"] == "application/pdf"
        assert answer["Content-Disposition"] == "attachment; filename*=UTF-8''Plan.pdf"
        assert len(b"".join(answer.streaming_content)) == 3_000_009

    @pytest.mark.parametrize(
        "path",
        [
            "/imports/a.csv",
            "/images/../imports/a.csv",
            "/images/none.webp",
            "/images/",
            "/images",
        ],
    )
    def test_serves_nothing_private_and_nothing_that_is_not_there(
        self, bucket, nation, path
    ):
        selectors.forget_hosts()
        default_storage.save("imports/a.csv", ContentFile(b"CANARY"))
        default_storage.save("images/a.webp", ContentFile(b"x"))

        answer = site_files("springfield").get(path)

        assert answer.status_code == 404
        assert b"CANARY" not in answer.content

    def test_says_so_when_the_bucket_is_away(self, bucket, nation, settings):
        selectors.forget_hosts()
        settings.AWS_S3_ENDPOINT_URL = "http://127.0.0.1:9"
        settings.STORAGES = {**settings.STORAGES}

        answer = site_files("springfield").get("/images/a.webp")

        assert answer.status_code == 503
        assert answer["Cache-Control"] == "no-store"

    def test_shows_a_private_campaigns_pictures_by_a_signed_address(
        self, bucket, nation
    ):
        with in_public():
            Nation.objects.filter(pk=nation.pk).update(live_at=None)
        selectors.forget_hosts()
        nation.live_at = None
        name = default_storage.save(
            "images/a.webp", ContentFile(samples.picture("WEBP"))
        )
        query = default_storage.url(name).partition("?")[2]

        assert site_files("springfield").get(f"/{name}").status_code == 404
        assert site_files("springfield").get(f"/{name}?{query}").status_code == 200
