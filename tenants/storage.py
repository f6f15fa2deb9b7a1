"""Where uploads lie: one prefix per nation, keyed by its number (0: the control plane)."""

import contextlib
import datetime as dt
import secrets
import shutil
from pathlib import Path, PurePosixPath
from typing import IO, Any, Final, cast
from urllib.parse import urlencode

from boto3.exceptions import Boto3Error
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError
from django.core.exceptions import SuspiciousFileOperation
from django.core.files.storage import FileSystemStorage, storages
from django.core.signing import Signer
from django.utils import timezone
from django.utils._os import safe_join
from django.utils.crypto import constant_time_compare
from django.utils.encoding import filepath_to_uri
from storages.backends.s3 import S3Storage

from kernel.files.keeping import NotKept
from kernel.files.public import HEAD_BYTES, served_as
from tenants import selectors, signing
from tenants.context import current_nation, current_number

# A private campaign's address of a file is good for at least this long, and changes once a day,
# so that a browser may keep what it shows. Kept sections of a page live for a day.
SIGNED_DAYS: Final = 8
UNTIL, BY = "until", "by"
# An S3 that doesn't answer may not hold a web worker.
CONNECT_SECONDS, READ_SECONDS = 2, 10
# Beyond it a file that is read lies on the disk, not in memory.
MEMORY_BYTES: Final = 2 * 1024 * 1024


def prefix() -> str:
    """Return the folder of the nation in force, for example ``nations/12``."""
    return f"nations/{current_number()}"


def prefixed(name: str) -> str:
    """
    Return the name below the nation's prefix.

    :raises SuspiciousFileOperation: if it would leave the prefix.
    """
    clean = name.replace("\\", "/")
    parts = PurePosixPath(clean).parts
    if clean.startswith("/") or ".." in parts or "\x00" in clean:
        raise SuspiciousFileOperation(
            "A file's name may not leave its campaign's folder."
        )
    return f"{prefix()}/{clean}".rstrip("/")


# --- Addresses ---------------------------------------------------------------------------


def _signature(name: str, until: str) -> str:
    return Signer(salt=signing.salt("files")).signature(f"{name}\n{until}")


def signed_query(name: str, *, at: dt.datetime) -> str:
    """Return the query that lets whoever has it read this one file of a private campaign."""
    until = (at.date() + dt.timedelta(days=SIGNED_DAYS)).isoformat()
    return urlencode({UNTIL: until, BY: _signature(name, until)})


def is_signed(name: str, *, until: str, by: str, at: dt.datetime) -> bool:
    """Return whether a query was signed here for this file of this nation, and still counts."""
    # ISO dates sort as they are written; what isn't one was not signed either.
    return (
        constant_time_compare(by, _signature(name, until))
        and at.date().isoformat() <= until
    )


def address_of(name: str) -> str:
    """
    Return where the files host serves a stored name; signed while strangers may not read it.

    The panel and its previews have no cookie there, and may have none.
    """
    origin = selectors.addresses_of(selectors.current_slug()).files
    address = f"{origin}/{filepath_to_uri(name)}"
    if current_nation().is_live:
        return address
    return f"{address}?{signed_query(name, at=timezone.now())}"


def delete_all() -> None:
    """
    Delete every file of the nation in force, whose campaign is over.

    :raises NoNation: outside any nation: the control plane's files stay.
    :raises OSError, BotoCoreError, ClientError: if some of them are still there.
    """
    current_nation()
    place = cast("NationFileStorage | NationS3Storage", storages["default"])
    place.delete_all()


# --- The two places ------------------------------------------------------------------------


class NationFileStorage(FileSystemStorage):
    """Local disk; the address is the campaign's own files host."""

    def path(self, name: str) -> str:
        """
        Return where a file lies on the disk.

        :raises SuspiciousFileOperation: if that is outside the nation's folder, by its name or
            by a link somebody laid.
        """
        below = prefixed(name)
        full = safe_join(self.location, below)
        home = Path(self.location).resolve() / prefix()
        if not Path(full).resolve().is_relative_to(home):
            raise SuspiciousFileOperation(
                "A file may not lie outside its campaign's folder."
            )
        return str(full)

    def url(self, name: str | None) -> str:
        return address_of(name or "")

    def delete_all(self) -> None:
        """
        Delete the nation's folder, where there is one.

        :raises OSError: if something in it is still there.
        """
        home = Path(safe_join(self.location, prefix()))
        if home.exists():
            shutil.rmtree(home)

    def _save(self, name: str, content: Any) -> str:
        """
        Keep it under another name until it is whole.

        :raises NotKept: if it can't be written; no half of it stays.
        """
        part = f"{name}.{secrets.token_hex(8)}.part"
        try:
            super()._save(part, content)  # type: ignore[misc]
            return self._called(name, part)
        except OSError as error:
            raise NotKept from error
        finally:
            with contextlib.suppress(OSError):
                Path(self.path(part)).unlink()

    def _called(self, name: str, part: str) -> str:
        while True:
            try:
                # Unlike a renaming it takes nobody's place.
                Path(self.path(name)).hardlink_to(self.path(part))
            except FileExistsError:
                name = self.get_available_name(name)
            else:
                return name


def _head_of(content: IO[bytes]) -> bytes:
    content.seek(0)
    head = content.read(HEAD_BYTES)
    content.seek(0)
    return head


class NationS3Storage(S3Storage):
    """S3; private objects that the files host reads and hands out under its own headers."""

    def get_default_settings(self) -> dict[str, Any]:
        given: dict[str, Any] = super().get_default_settings()
        return {
            **given,
            # A name that is taken gets another one, as on the disk.
            "file_overwrite": False,
            "default_acl": None,
            "max_memory_size": MEMORY_BYTES,
            "client_config": Config(
                connect_timeout=CONNECT_SECONDS,
                read_timeout=READ_SECONDS,
                retries={"max_attempts": 2},
                signature_version=given["signature_version"] or "s3v4",
                s3={"addressing_style": given["addressing_style"]},
            ),
        }

    def url(
        self,
        name: str,
        parameters: dict[str, str] | None = None,
        expire: int | None = None,
        http_method: str | None = None,
    ) -> str:
        return address_of(name)

    def delete_all(self) -> None:
        """
        Delete all that lies below the nation's prefix.

        :raises OSError, BotoCoreError, ClientError: if something below it is still there.
        """
        # With its slash: nations/1 is not the beginning of nations/12.
        below = f"{self._normalize_name('').rstrip('/')}/"
        answers = self.bucket.objects.filter(Prefix=below).delete()
        refused = [one for answer in answers for one in answer.get("Errors", [])]
        if refused:
            raise OSError(f"{len(refused)} objects below {below} weren't deleted.")

    def _save(self, name: str, content: Any) -> str:
        """
        Send it to the bucket, which keeps it whole or not at all.

        :raises NotKept: if it isn't taken.
        """
        try:
            return str(super()._save(name, content))
        except (BotoCoreError, ClientError, Boto3Error) as error:
            raise NotKept from error

    def _normalize_name(self, name: str) -> str:
        # The parent forgives what leaves the prefix on its way and comes back; ours doesn't.
        normalized: str = super()._normalize_name(prefixed(name))
        return normalized

    def _get_write_parameters(self, name: str, content: Any = None) -> dict[str, Any]:
        given: dict[str, Any] = super()._get_write_parameters(name, content)
        below = name.removeprefix(f"{prefix()}/")
        served = served_as(below, _head_of(content) if content else b"")
        # Of what the uploader's browser said nothing is believed, even inside the bucket.
        disposition = "inline" if served.is_shown else "attachment"
        given.pop("ContentEncoding", None)
        return {
            **given,
            "ContentType": served.content_type,
            "ContentDisposition": disposition,
        }
