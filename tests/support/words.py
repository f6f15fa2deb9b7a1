"""Make the compiled catalogue of our words for Wagtail's screens: `python -m tests.support.words`."""

import io
from pathlib import Path

from babel.messages import mofile, pofile

FOLDER = Path(__file__).resolve().parents[2] / "cms/locale/en/LC_MESSAGES"


def compiled() -> bytes:
    """Return what django.mo has to be."""
    with (FOLDER / "django.po").open("rb") as source:
        catalog = pofile.read_po(source, locale="en")
    made = io.BytesIO()
    mofile.write_mo(made, catalog)
    return made.getvalue()


if __name__ == "__main__":
    (FOLDER / "django.mo").write_bytes(compiled())
