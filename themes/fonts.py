"""
Cut the fonts of the stock themes to what they use.

Run by hand, from a folder that holds the unpacked packages:
``python -m themes.fonts FOLDER``. The files and their ``vendor.toml`` are checked in.
"""

import dataclasses
import hashlib
import io
import sys
from collections.abc import Iterable
from pathlib import Path

from fontTools import subset  # type: ignore[import-untyped]
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]
from fontTools.varLib import instancer  # type: ignore[import-untyped]

VENDOR = Path(__file__).parent / "static" / "vendor"
LICENCE = "OFL-1.1"

# What a page in English, French, German, Spanish, Portuguese or Italian loads (the dotless i of
# Turkish stands in the same stock file).
LATIN = "".join(map(chr, (*range(0x20, 0x7F), *range(0xA0, 0x100)))) + "ı–—‘’“”…•€−"
# The stock "latin" file stops at U+00FF: Welsh, Polish, Czech, Romanian and Turkish go on.
BEYOND = "ŴŵŶŷĄąĆćĘęŁłŃńŚśŹźŻżČčĎďĚěŇňŘřŠšŤťŮůŽžĂăȘșȚțŞşŢţĞğİŐőŰű"
# Figures stay tabular or proportional as the designer set them; kerning and accents stay.
FEATURES = (
    "kern",
    "liga",
    "ccmp",
    "locl",
    "mark",
    "mkmk",
    "rvrn",
    "pnum",
    "tnum",
    "lnum",
)


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class Cut:
    """One file to make: from which package, which letters, which span of weights."""

    name: str
    package: str
    version: str
    source: str
    letters: str
    weights: tuple[int, int] | int


def _fraunces(part: str, letters: str) -> Cut:
    return Cut(
        name=f"fraunces-{part}.woff2",
        package="@fontsource-variable/fraunces",
        version="5.3.0",
        source=f"fraunces-{part}-wght-normal.woff2",
        letters=letters,
        # One weight: every head is set in it, and a span of them costs 4 KB more.
        weights=660,
    )


def _source_sans(part: str, letters: str) -> Cut:
    return Cut(
        name=f"source-sans-3-{part}.woff2",
        package="@fontsource-variable/source-sans-3",
        version="5.3.1",
        source=f"source-sans-3-{part}-wght-normal.woff2",
        letters=letters,
        weights=(400, 700),
    )


CUTS = (
    _fraunces("latin", LATIN),
    _fraunces("latin-ext", BEYOND),
    _source_sans("latin", LATIN),
    _source_sans("latin-ext", BEYOND),
)


def cut(source: Path, one: Cut) -> bytes:
    """Return the font as WOFF2 with its axis narrowed and only the letters asked for."""
    narrowed = instancer.instantiateVariableFont(TTFont(source), {"wght": one.weights})
    # The subsetter wants a font that was read, not one still in the instancer's hands.
    plain = io.BytesIO()
    narrowed.flavor = None
    narrowed.save(plain)
    plain.seek(0)
    font = TTFont(plain)
    options = subset.Options()
    options.layout_features = list(FEATURES)
    options.hinting = False
    subsetter = subset.Subsetter(options)
    subsetter.populate(text=one.letters)
    subsetter.subset(font)
    font.flavor = "woff2"
    # A clock in the file would give every cut another digest.
    font["head"].modified = font["head"].created
    made = io.BytesIO()
    font.save(made)
    return made.getvalue()


def entry(one: Cut, made: bytes) -> str:
    """Return the file's lines in ``vendor.toml``."""
    weights = (
        one.weights if isinstance(one.weights, int) else "-".join(map(str, one.weights))
    )
    return (
        "[[file]]\n"
        f'name = "{one.name}"\n'
        f'package = "{one.package}"\n'
        f'version = "{one.version}"\n'
        f'source = "files/{one.source}"\n'
        f'cut = "wght {weights}, {len(set(one.letters))} letters, by themes/fonts.py"\n'
        f'licence = "{LICENCE}"\n'
        f'sha256 = "{hashlib.sha256(made).hexdigest()}"\n'
    )


def _source_of(packages: Path, one: Cut) -> Path:
    folder = one.package.removeprefix("@").replace("/", "-")
    return packages / f"{folder}-{one.version}" / "package" / "files" / one.source


def main(arguments: Iterable[str]) -> None:
    """Cut every font found in the folder of unpacked packages, and write what was made."""
    packages = Path(next(iter(arguments)))
    entries = []
    for one in CUTS:
        made = cut(_source_of(packages, one), one)
        (VENDOR / one.name).write_bytes(made)
        entries.append(entry(one, made))
        sys.stdout.write(f"{one.name} {len(made)}\n")
    head = "# Fonts, cut by themes/fonts.py to the letters and weights that the themes use.\n\n"
    (VENDOR / "vendor.toml").write_text(head + "\n".join(entries), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
