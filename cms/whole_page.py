"""All the words of a page together: no more than can be kept, previewed and rendered at once."""

import html
from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.stream_block import StreamBlockValidationError

from cms.counted import require_counted

MOST_RANGES = 800
MOST_PARAGRAPHS = 2_000
# As HTML, in bytes. A theme may put out 500,000 (themes.engine), and has its own frame around them.
MOST_BYTES = 200_000

TOO_MUCH = _("There’s too much on this page to be kept. Make two pages of it.")

# What stands around words as HTML, in bytes, at its longest.
AROUND_A_SECTION = 400
AROUND_A_PARAGRAPH = 60
AROUND_A_STEP = 40
AROUND_A_STYLE = 30
AROUND_AN_ADDRESS = 40
# A page or a file is kept as its number, and put out as its address.
LONGEST_OF_OURS = 300


class Sum:
    """What a page's texts come to so far."""

    def __init__(self) -> None:
        self.ranges = self.paragraphs = self.bytes = 0
        self.texts: set[str] = set()

    def add(self, name: str, state: Mapping[str, Any]) -> None:
        """Add a rich text, in the editor's notation, under its field's name."""
        self.texts.add(name)
        self.paragraphs += len(state["blocks"])
        for paragraph in state["blocks"]:
            styles, links = paragraph["inlineStyleRanges"], paragraph["entityRanges"]
            breaks = paragraph["text"].count("\n")
            self.ranges += len(styles) + len(links) + breaks
            self.bytes += (
                AROUND_A_PARAGRAPH
                + AROUND_A_STEP * paragraph["depth"]
                + AROUND_A_STYLE * len(styles)
                + len("<br/>") * breaks
                + _bytes(paragraph["key"])
                + _bytes(paragraph["text"])
                + sum(_address(state, link) for link in links)
            )

    def add_plain(self, data: Mapping[str, str], prefix: str) -> None:
        """Add the sections and the fields that are no rich text, as far as they aren't deleted."""
        gone = tuple(
            name.removesuffix("deleted")
            for name in data
            if name.endswith("-deleted") and data[name]
        )
        for name in data:
            if not name.startswith(f"{prefix}-") or name.startswith(gone):
                continue
            if name.endswith("-deleted"):
                self.bytes += AROUND_A_SECTION
            elif name not in self.texts:
                self.bytes += _bytes(data[name])

    @property
    def is_too_much(self) -> bool:
        """Whether it is more than one page may hold."""
        return (
            self.ranges > MOST_RANGES
            or self.paragraphs > MOST_PARAGRAPHS
            or self.bytes > MOST_BYTES
        )


def _bytes(words: str) -> int:
    return len(html.escape(words).encode(errors="surrogatepass"))


def _address(state: Mapping[str, Any], link: Mapping[str, Any]) -> int:
    # The same address may be put out at many places.
    url = state["entityMap"][str(link["key"])]["data"].get("url")
    return AROUND_AN_ADDRESS + (
        _bytes(url) if isinstance(url, str) else LONGEST_OF_OURS
    )


class Summed(Mapping[str, str]):
    """A form's data, on which the fields of rich text add themselves to the page's sum."""

    def __init__(self, data: Mapping[str, str]) -> None:
        self._data = data
        self.sum = Sum()

    def __getitem__(self, name: str) -> str:
        return self._data[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._data)

    def __len__(self) -> int:
        return len(self._data)


class SummedStreamBlock(blocks.StreamBlock):
    """A page's sections, refused together where they are more than one page may hold."""

    def value_from_datadict(self, data: Any, files: Any, prefix: str) -> Any:
        """
        Return the sections that were sent; once they are too much, no more text is converted.

        :raises Miscounted: if they aren't counted as the editor counts them.
        """
        require_counted(data, prefix, kinds=self.child_blocks)
        summed = Summed(data)
        value = super().value_from_datadict(summed, files, prefix)
        summed.sum.add_plain(data, prefix)
        value.is_too_much = summed.sum.is_too_much
        return value

    def clean(self, value: blocks.StreamValue) -> blocks.StreamValue:
        """
        Return the sections as they are kept.

        :raises ValidationError: if they are too much, or one of them can't be kept.
        """
        if getattr(value, "is_too_much", False):
            raise StreamBlockValidationError(non_block_errors=[TOO_MUCH])
        return super().clean(value)
