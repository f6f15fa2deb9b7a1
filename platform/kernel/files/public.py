"""Which files strangers may read, and as what they are served."""

import dataclasses
import unicodedata
from typing import Final

PICTURES: Final = "images"
ORIGINALS: Final = "original_images"  # written anew when they came in
DOCUMENTS: Final = "documents"
# Everything else below a nation's prefix is private: imports, exports, half-done uploads.
PUBLIC_FOLDERS: Final = frozenset({PICTURES, ORIGINALS, DOCUMENTS})

HEAD_BYTES: Final = 32
_ANY: Final = "application/octet-stream"
_STARTS: Final = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
)


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class Served:
    """How a file is served: its type, and whether a browser may show it."""

    content_type: str
    is_shown: bool


def folder_of(name: str) -> str:
    """Return the first folder of a stored name; empty where there is none."""
    folder, slash, _ = name.partition("/")
    return folder if slash else ""


def is_public(name: str) -> bool:
    """Return whether a stored name lies in a public folder and is spelled as we spell names."""
    if "\\" in name or any(unicodedata.category(letter) == "Cc" for letter in name):
        return False
    parts = name.split("/")
    if any(part.startswith(".") or not part for part in parts):
        return False
    return folder_of(name) in PUBLIC_FOLDERS


def _raster_type(head: bytes) -> str | None:
    for start, content_type in _STARTS:
        if head.startswith(start):
            return content_type
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "image/webp"
    if head[4:12] in {b"ftypavif", b"ftypavis"}:
        return "image/avif"
    return None


def served_as(name: str, head: bytes) -> Served:
    """
    Return how a file is served, by its first bytes and its folder, never by what it is called.

    Documents keep the bytes somebody uploaded, so a browser never shows one in its window.
    """
    raster = _raster_type(head)
    if raster and folder_of(name) != DOCUMENTS:
        return Served(content_type=raster, is_shown=True)
    content_type = "application/pdf" if head.startswith(b"%PDF-") else _ANY
    return Served(content_type=raster or content_type, is_shown=False)
