"""Contact sheets: every picture of a folder on a few large ones, each with its name."""

from collections.abc import Sequence
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

CELL, NAME, GAP, ACROSS, DOWN = 320, 26, 16, 8, 4
TALLEST = 560
GROUND, INK = "white", "black"


def write(pictures: Sequence[Path], folder: Path, *, name: str) -> list[Path]:
    """Write the sheets `name-1.png` and so on; return them. Long screens show their head."""
    most = ACROSS * DOWN
    made = []
    for at in range(0, len(pictures), most):
        sheet = _sheet(pictures[at : at + most])
        made.append(folder / f"{name}-{at // most + 1}.png")
        sheet.quantize(192).save(made[-1], optimize=True)
    return made


def _sheet(pictures: Sequence[Path]) -> Image.Image:
    rows = -(-len(pictures) // ACROSS)
    wide, tall = CELL + GAP, TALLEST + NAME + GAP
    sheet = Image.new("RGB", (ACROSS * wide + GAP, rows * tall + GAP), GROUND)
    draw, font = ImageDraw.Draw(sheet), ImageFont.load_default(13)
    for at, path in enumerate(pictures):
        left, top = GAP + at % ACROSS * wide, GAP + at // ACROSS * tall
        draw.text((left, top), path.stem[-46:], fill=INK, font=font)
        with Image.open(path) as whole:
            small = whole.convert("RGB")
            small = small.resize(
                (CELL, max(1, round(small.height * CELL / small.width)))
            )
        small = small.crop((0, 0, CELL, min(small.height, TALLEST)))
        sheet.paste(small, (left, top + NAME))
        draw.rectangle(
            (left, top + NAME, left + CELL, top + NAME + small.height), outline=INK
        )
    return sheet
