"""Where uploads lie: one prefix per nation, keyed by its number (0: the control plane)."""

from pathlib import PurePosixPath
from typing import Any

from django.conf import settings
from django.core.exceptions import SuspiciousFileOperation
from django.core.files.storage import FileSystemStorage
from django.utils._os import safe_join
from storages.backends.s3 import S3Storage

from tenants.context import current_number


def files_origin(slug: str) -> str:
    """Return the origin that serves a campaign's uploads, without a trailing slash."""
    return f"{settings.SCHEME}://{slug}.files.{settings.SITES_DOMAIN}"


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
    return f"{prefix()}/{clean}"


class NationFileStorage(FileSystemStorage):
    """Local disk; the address is the campaign's own files host."""

    def path(self, name: str) -> str:
        return safe_join(self.location, prefixed(name))

    def url(self, name: str | None) -> str:
        from tenants.selectors import current_slug

        return f"{files_origin(current_slug())}/{name or ''}"

    def _save(self, name: str, content: Any) -> str:
        # The parent answers the path below `location`; ours is below the nation's folder.
        saved: str = super()._save(name, content)  # type: ignore[misc]
        return saved.removeprefix(f"{prefix()}/")


class NationS3Storage(S3Storage):
    """S3; private objects, handed out through the files host or by signed addresses."""

    def _normalize_name(self, name: str) -> str:
        normalized: str = super()._normalize_name(name)
        return prefixed(normalized)
