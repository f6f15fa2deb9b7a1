import io
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms

from kernel.files import pictures
from tests.kernel.files import pictures as samples

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
PDF = b"%PDF-1.7\n1 0 obj<</OpenAction<</S/JavaScript/JS(app.alert(1))>>>>endobj"


def cleaned(raw, name="harbour.jpg"):
    return pictures.cleaned(io.BytesIO(raw), name=name)


def shown(clean):
    return Image.open(io.BytesIO(clean.read()))


def is_dark(image, at):
    return image.convert("L").getpixel(at) < 60


class TestCleaned:
    @pytest.mark.parametrize(
        ("kind", "ending", "written_as"),
        [
            ("JPEG", ".jpg", "JPEG"),
            ("PNG", ".png", "PNG"),
            ("GIF", ".png", "PNG"),
            ("WEBP", ".webp", "WEBP"),
            ("AVIF", ".webp", "WEBP"),
        ],
    )
    def test_writes_each_kind_anew_under_the_ending_of_what_it_is(
        self, kind, ending, written_as
    ):
        clean = cleaned(samples.picture(kind), name="Harbour.exe.jpg")

        assert clean.name == f"Harbour.exe{ending}"
        image = shown(clean)
        assert (image.format, image.size) == (written_as, (40, 20))
        assert is_dark(image, (2, 10))
        assert not is_dark(image, (37, 10))

    def test_leaves_place_owner_and_comments_behind(self):
        raw = samples.photograph()
        assert b"CANARY-PLACE" in raw

        written = cleaned(raw).read()

        assert b"CANARY" not in written
        assert not Image.open(io.BytesIO(written)).getexif()

    @pytest.mark.parametrize("kind", ["PNG", "WEBP", "AVIF"])
    def test_leaves_the_owner_behind_in_every_kind(self, kind):
        exif = Image.Exif()
        exif[0x013B] = "CANARY-OWNER"

        raw = samples.picture(kind, exif=exif)
        assert b"CANARY" in raw

        assert b"CANARY" not in cleaned(raw).read()

    def test_turns_a_photograph_upright_before_the_note_of_it_goes(self):
        image = shown(cleaned(samples.photograph(orientation=6)))

        assert image.size == (20, 40)
        assert is_dark(image, (10, 2))
        assert not is_dark(image, (10, 37))

    def test_leaves_behind_what_stands_after_the_last_byte(self):
        raw = samples.picture() + b"<script>CANARY</script>PK\x03\x04CANARY"

        assert b"CANARY" not in cleaned(raw).read()

    @pytest.mark.parametrize("kind", ["GIF", "WEBP", "PNG"])
    def test_keeps_the_first_of_a_moving_picture(self, kind):
        image = shown(cleaned(samples.moving(kind)))

        assert getattr(image, "n_frames", 1) == 1
        assert is_dark(image, (10, 5))

    def test_keeps_what_is_seen_through(self):
        clean = cleaned(samples.picture("PNG", mode="RGBA"))

        assert shown(clean).mode == "RGBA"

    def test_shows_another_colour_space_as_it_was_meant_and_drops_its_profile(self):
        profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()

        image = shown(cleaned(samples.picture(icc_profile=profile)))

        assert "icc_profile" not in image.info
        assert not is_dark(image, (37, 10))

    def test_ignores_a_profile_that_is_none(self):
        raw = samples.picture(icc_profile=b"CANARY" * 50)

        assert b"CANARY" not in cleaned(raw).read()

    def test_shows_a_printers_picture_on_screens(self):
        assert shown(cleaned(samples.picture(mode="CMYK"))).mode == "RGB"

    def test_makes_a_very_large_one_smaller(self):
        image = shown(cleaned(samples.picture(size=(8000, 400))))

        assert image.size == (4000, 200)

    def test_reads_a_scan_in_sixteen_bits(self):
        deep = Image.new("I;16", (10, 10), 65_535)
        out = io.BytesIO()
        deep.save(out, format="PNG")

        assert shown(cleaned(out.getvalue())).getpixel((5, 5)) == 255


class TestRefusals:
    @pytest.mark.parametrize(
        "raw",
        [
            SVG,
            PDF,
            b"<!doctype html><script>alert(1)</script>",
            b"GIF89a/*",
            b"",
            b"\xff\xd8\xff",
            b"PK\x03\x04" + b"\x00" * 40,
        ],
    )
    def test_names_what_is_no_picture_whatever_it_is_called(self, raw):
        with pytest.raises((pictures.NotAPicture, pictures.Damaged)) as refused:
            cleaned(raw, name="photo.jpg")

        assert "picture" in str(refused.value.sentence)

    @pytest.mark.parametrize("kind", ["TIFF", "BMP", "ICO", "PPM", "TGA", "PCX"])
    def test_name_kinds_that_are_not_read(self, kind):
        with pytest.raises(pictures.NotAPicture):
            cleaned(samples.picture(kind))

    @pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF", "AVIF"])
    def test_name_a_picture_that_breaks_off(self, kind):
        raw = samples.picture(kind, size=(400, 300))

        with pytest.raises((pictures.Damaged, pictures.NotAPicture)):
            cleaned(raw[: len(raw) // 2])

    def test_name_a_file_that_is_too_large(self):
        with pytest.raises(pictures.TooManyBytes) as refused:
            cleaned(samples.picture() + b"\x00" * pictures.MOST_BYTES)

        assert str(refused.value.sentence) == (
            "This file is larger than 20 MB. Save a smaller copy and drop that."
        )

    @pytest.mark.parametrize(
        "raw",
        [samples.bomb(50_000, 50_000), samples.bomb(8_000, 8_000), samples.wide_webp()],
        ids=["billions", "millions", "webp"],
    )
    def test_name_too_many_pixels_by_the_header(self, raw):
        with pytest.raises(pictures.TooManyPixels) as refused:
            cleaned(raw)

        assert str(refused.value.sentence) == (
            "This picture has more than 50 million pixels. "
            "Make it smaller, for example 4000 pixels wide, and drop that."
        )

    def test_name_a_comment_that_swells(self):
        with pytest.raises(pictures.NotTaken):
            cleaned(samples.text_bomb(200))

    @settings(max_examples=150, deadline=None)
    @given(
        kind=st.sampled_from(["JPEG", "PNG", "WEBP", "GIF", "AVIF"]),
        at=st.floats(0, 0.999),
        bytes_=st.binary(min_size=1, max_size=12),
    )
    def test_are_the_only_way_a_broken_picture_ends(self, kind, at, bytes_):
        raw = bytearray(samples.picture(kind))
        place = int(at * len(raw))
        raw[place : place + len(bytes_)] = bytes_

        try:
            clean = cleaned(bytes(raw))
        except pictures.NotTaken:
            return
        assert shown(clean).format in {"JPEG", "PNG", "WEBP"}


class TestPicturesAtOnce:
    def test_are_refused_where_two_wait_for_a_third(self):
        places = [pictures._PLACES.acquire(blocking=False) for _ in range(3)]
        try:
            with pytest.raises(pictures.TooBusy) as refused:
                cleaned(samples.picture("PNG"))
        finally:
            for _ in places:
                pictures._PLACES.release()

        assert places == [True, True, True]
        assert str(refused.value.sentence) == (
            "Other pictures are being read just now. Drop it again in a moment."
        )
        assert shown(cleaned(samples.picture("PNG"))).size == (40, 20)

    def test_give_their_place_back_however_they_end(self):
        for _ in range(4):
            with pytest.raises(pictures.NotAPicture):
                cleaned(SVG)

        assert shown(cleaned(samples.picture("PNG"))).size == (40, 20)


class TestMemory:
    BOUNDED = """
import io, pathlib, sys
from django.conf import settings
settings.configure(USE_I18N=False)
from kernel.files import pictures
from tests.kernel.files import pictures as samples
for raw in (samples.bomb(50_000, 50_000), samples.text_bomb(400), samples.wide_webp()):
    try:
        pictures.cleaned(io.BytesIO(raw), name="a.png")
    except pictures.NotTaken:
        continue
    sys.exit("taken")
largest = samples.picture("PNG", size=(8300, 6000), mode="RGBA")
pictures.cleaned(io.BytesIO(largest), name="a.png")
# Not getrusage: its greatest size includes that of the process that forked this one.
said = pathlib.Path("/proc/self/status").read_text()
print(int(said.split("VmHWM:")[1].split()[0]) // 1024)
"""

    def test_stays_under_half_a_gigabyte_for_bombs_and_the_largest_that_is_taken(self):
        done = subprocess.run(
            [sys.executable, "-c", self.BOUNDED],
            cwd=Path(__file__).parents[3],
            capture_output=True,
            text=True,
            check=False,
        )

        assert done.returncode == 0, done.stderr
        assert int(done.stdout) < 512
