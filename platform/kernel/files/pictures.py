"""
Pictures that somebody uploads: looked at before they are decoded, then written anew.

Written anew, because what a camera or a stranger put beside the pixels (place, owner, a colour
profile that crashes somebody's viewer, a script behind the last byte) has no business on a
campaign's site, and only an encoder of our own can promise that it is gone.
"""

import io
import struct
import threading
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO, Any, ClassVar, Final

from django.core.files.base import ContentFile, File
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageCms, ImageOps

from kernel.files.names import clean_name

MEGABYTE: Final = 1024 * 1024
MOST_BYTES: Final = 20 * MEGABYTE
# A phone's largest photograph; decoded it takes 200 MB, half of what a web process may have.
MOST_PIXELS: Final = 50_000_000
# More than a printed A3 poster needs.
LONGEST_SIDE: Final = 5_000
# A profile of a camera or a screen has some kilobytes; the largest printers' have under two MB.
MOST_PROFILE_BYTES: Final = 2 * MEGABYTE

READ: Final = ("JPEG", "PNG", "WEBP", "GIF", "AVIF")
#: What each is written as. A moving picture becomes its first: nobody can stop it on a page
#: (WCAG 2.2.2), and pages have a weight. AVIF takes seconds to encode, so it becomes WebP.
WRITTEN: Final = {
    "JPEG": ("JPEG", ".jpg", {"quality": 88}),
    "MPO": ("JPEG", ".jpg", {"quality": 88}),
    "PNG": ("PNG", ".png", {"compress_level": 4}),
    "GIF": ("PNG", ".png", {"compress_level": 4}),
    "WEBP": ("WEBP", ".webp", {"quality": 90, "method": 2}),
    "AVIF": ("WEBP", ".webp", {"quality": 90, "method": 2}),
}
# Pillow's decoders meet a broken file in any of these ways.
_BROKEN: Final = (
    OSError,
    RuntimeError,
    SyntaxError,
    ValueError,
    EOFError,
    LookupError,
    TypeError,
    ArithmeticError,
    MemoryError,
    struct.error,
    zlib.error,
    Image.DecompressionBombError,
)
# One picture at a time in a process: its memory is bounded by one, not by the threads.
_ONE_AT_A_TIME: Final = threading.Lock()
# Who waits for it keeps a thread that serves pages: so many may, with the one at work.
_PLACES: Final = threading.BoundedSemaphore(3)


class NotTaken(Exception):
    """The file can't be taken as a picture."""

    sentence: ClassVar[str | Promise] = _("This picture can’t be used.")


class TooManyBytes(NotTaken):
    """Beyond 20 MB."""

    sentence = format_lazy(
        _("This file is larger than {size} MB. Save a smaller copy and drop that."),
        size=MOST_BYTES // MEGABYTE,
    )


class TooManyPixels(NotTaken):
    """Beyond 50 million pixels, by what its header says."""

    sentence = format_lazy(
        _(
            "This picture has more than {count} million pixels. "
            "Make it smaller, for example {side} pixels wide, and drop that."
        ),
        count=MOST_PIXELS // 1_000_000,
        side=4000,
    )


class NotAPicture(NotTaken):
    """Not a JPEG, PNG, WebP, GIF or AVIF, whatever it is called."""

    sentence = _(
        "This file isn’t a picture that can be used here. "
        "Save it as a JPEG or PNG and drop that."
    )


class TooBusy(NotTaken):
    """Other pictures are being written anew, and more wait for it."""

    sentence = _("Other pictures are being read just now. Drop it again in a moment.")


class Damaged(NotTaken):
    """It begins as a picture and can't be read to its end."""

    sentence = _("This picture is damaged or not complete. Try to save it again.")


class CleanPicture(ContentFile):  # type: ignore[type-arg]
    """A picture that was written anew, under a clean name with the ending of what it is."""


def _opened(content: IO[bytes]) -> Image.Image:
    # Only the header is read here.
    try:
        image = Image.open(content, formats=READ)
    except Image.DecompressionBombError as error:
        raise TooManyPixels from error
    except _BROKEN as error:
        raise NotAPicture from error
    if image.format not in WRITTEN:
        raise NotAPicture
    if image.width * image.height > MOST_PIXELS:
        raise TooManyPixels
    return image


def _in_eight_bits(image: Image.Image) -> Image.Image:
    if image.mode in {"L", "RGB", "RGBA", "CMYK"}:
        return image
    if image.mode.startswith("I;16") or image.mode == "I":
        return image.point(lambda value: value * (1 / 256)).convert("L")
    if image.mode in {"LA", "PA", "La", "RGBa"} or "transparency" in image.info:
        return image.convert("RGBA")
    return image.convert("L" if image.mode == "1" else "RGB")


def _made_smaller(image: Image.Image) -> Image.Image:
    factor = -(-max(image.size) // LONGEST_SIDE)
    return image.reduce(factor) if factor > 1 else image


def _upright(image: Image.Image) -> Image.Image:
    try:
        return ImageOps.exif_transpose(image)
    except _BROKEN:
        return image  # its note of how it was held can't be read; the pixels can


def _in_common_colours(image: Image.Image, profile: Any) -> Image.Image:
    """Return the picture in sRGB: a phone's colours would fade with its profile dropped."""
    if image.mode in {"RGB", "CMYK"} and profile and len(profile) < MOST_PROFILE_BYTES:
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            srgb = ImageCms.createProfile("sRGB")
            shown = ImageCms.profileToProfile(image, source, srgb, outputMode="RGB")
        except (ImageCms.PyCMSError, *_BROKEN):
            shown = None  # an odd profile: the pixels stay as they are
        if shown is not None:
            return shown
    return image.convert("RGB") if image.mode == "CMYK" else image


@contextmanager
def _refusing_broken() -> Iterator[None]:
    try:
        yield
    except _BROKEN as error:
        raise Damaged from error


def _written_anew(image: Image.Image) -> tuple[bytes, str]:
    written_as, ending, options = WRITTEN[str(image.format)]
    profile = image.info.get("icc_profile")
    with _refusing_broken():
        image.load()
        shown = _upright(_made_smaller(_in_eight_bits(image)))
        shown = _in_common_colours(shown, profile)
        if written_as == "JPEG" and shown.mode == "RGBA":
            shown = shown.convert("RGB")
        # Encoders take comments, profiles and places from here.
        shown.info = {}
        out = io.BytesIO()
        shown.save(out, format=written_as, **options)
    return out.getvalue(), ending


def cleaned(content: "File[bytes] | IO[bytes]", *, name: str) -> CleanPicture:
    """
    Return the picture written anew: upright, in sRGB, with pixels and nothing else.

    :raises TooManyBytes: beyond 20 MB.
    :raises TooManyPixels: beyond 50 million, before they are decoded.
    :raises NotAPicture: if it is none of the kinds that are read.
    :raises Damaged: if it can't be read to its end.
    :raises TooBusy: while others wait already.
    """
    content.seek(0)
    raw = content.read(MOST_BYTES + 1)
    if len(raw) > MOST_BYTES:
        raise TooManyBytes
    if not _PLACES.acquire(blocking=False):
        raise TooBusy
    try:
        with _ONE_AT_A_TIME, _opened(io.BytesIO(raw)) as image:
            bytes_, ending = _written_anew(image)
    finally:
        _PLACES.release()
    stem = clean_name(name).rpartition(".")[0] or clean_name(name)
    return CleanPicture(bytes_, name=f"{stem}{ending}")
