"""Pictures as cameras, drawers and attackers make them."""

import io
import struct
import zlib

from PIL import Image

GPS = 0x8825
ORIENTATION = 0x0112


def picture(
    kind: str = "JPEG", size: tuple[int, int] = (40, 20), mode: str = "RGB", **options
) -> bytes:
    """Return a picture whose left half is dark and whose right half is light."""
    made = Image.new(mode, size, 0 if mode in {"L", "P", "1"} else "black")
    light = Image.new(mode, (size[0] // 2, size[1]), 255 if mode == "L" else "white")
    made.paste(light, (size[0] // 2, 0))
    out = io.BytesIO()
    made.save(out, format=kind, **options)
    return out.getvalue()


def photograph(*, orientation: int = 1) -> bytes:
    """Return what a phone makes: turned, with the place, the owner and a comment in it."""
    exif = Image.Exif()
    exif[ORIENTATION] = orientation
    exif[0x013B] = "CANARY-OWNER"
    exif.get_ifd(GPS)[1] = "N"
    exif.get_ifd(GPS)[29] = "CANARY-PLACE"
    return picture(exif=exif, comment=b"CANARY-COMMENT")


def moving(kind: str = "GIF") -> bytes:
    """Return three frames, the first dark."""
    frames = [
        Image.new("RGB", (20, 10), colour) for colour in ("black", "white", "red")
    ]
    out = io.BytesIO()
    frames[0].save(out, format=kind, save_all=True, append_images=frames[1:])
    return out.getvalue()


def _chunk(kind: bytes, data: bytes) -> bytes:
    check = zlib.crc32(kind + data)
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", check)


def bomb(width: int, height: int, *, rows: int = 200) -> bytes:
    """Return a PNG of a few KB that says it is this large and begins to be it."""
    header = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    pixels = zlib.compress(b"\x00" * (width * 4 + 1) * rows, 9)
    return (
        b"\x89PNG\r\n\x1a\n"
        + _chunk(b"IHDR", header)
        + _chunk(b"IDAT", pixels)
        + _chunk(b"IEND", b"")
    )


def text_bomb(megabytes: int) -> bytes:
    """Return a PNG of one pixel with a compressed comment that swells to this size."""
    swollen = zlib.compress(b"A" * (megabytes * 1024 * 1024), 9)
    return (
        b"\x89PNG\r\n\x1a\n"
        + _chunk(b"IHDR", struct.pack(">IIBBBBB", 1, 1, 8, 2, 0, 0, 0))
        + _chunk(b"zTXt", b"Comment\x00\x00" + swollen)
        + _chunk(b"IDAT", zlib.compress(b"\x00\x00\x00\x00"))
        + _chunk(b"IEND", b"")
    )


def wide_webp(side: int = 16383) -> bytes:
    """Return a WebP whose canvas says it is this wide and high, with a frame of one pixel."""
    small = picture("WEBP", size=(2, 2))
    frame = small[12:]
    extended = struct.pack("<I", 0) + (side - 1).to_bytes(3, "little") * 2
    body = b"VP8X" + struct.pack("<I", 10) + extended + frame
    return b"RIFF" + struct.pack("<I", len(body) + 4) + b"WEBP" + body
