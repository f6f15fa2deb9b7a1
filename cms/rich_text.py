"""Rich text as the editor sends it: what of it can be turned into HTML, and what can't."""

import json
import re
from collections import defaultdict
from collections.abc import Container, Mapping
from typing import Any, Self

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import Promise, cached_property
from django.utils.translation import gettext_lazy as _
from draftjs_exporter.html import HTML
from wagtail import blocks
from wagtail.admin.rich_text import DraftailRichTextArea
from wagtail.rich_text import RichText

from cms.whole_page import TOO_MUCH, Summed

# Turning a text into HTML takes the square of each: 2,000 ranges that overlap took twelve
# seconds, 20,000 line breaks of one paragraph nine.
MOST_RANGES = 400
MOST_PARAGRAPHS = 2_000
# Each step of a list is a call within a call.
DEEPEST = 20

TOO_FORMATTED = _("One text has too much formatting to be kept. Cut it in two.")
TOO_LONG = _("One text has too many paragraphs to be kept. Cut it in two.")
UNREADABLE = _(
    "This text didn’t arrive as the editor writes it, so it wasn’t kept. Look it over."
)

_NUMBER = re.compile(r"[0-9]{1,18}")
State = Mapping[str, Any]


class Unkept(str):
    """A text as it came, which can't be turned into HTML, and why."""

    sentence: str | Promise
    __slots__ = ("sentence",)

    def __new__(cls, said: str, *, sentence: str | Promise) -> Self:
        """Hold what was said, word for word."""
        unkept = super().__new__(cls, said)
        unkept.sentence = sentence
        return unkept

    @property
    def state(self) -> str:
        """The text for the editor, which reads nothing but its own notation: else its letters."""
        if self.sentence is not UNREADABLE:
            return str(self)
        paragraph = {
            "key": "asitcame",
            "text": str(self),
            "type": "unstyled",
            "depth": 0,
            "inlineStyleRanges": [],
            "entityRanges": [],
        }
        return json.dumps({"blocks": [paragraph], "entityMap": {}})


def why_unkept(said: str) -> str | Promise:
    """Return the sentence that says why a text can't be turned into HTML, or nothing."""
    try:
        state = json.loads(said)
    except (ValueError, RecursionError):
        return UNREADABLE
    if state is None:  # how the editor says that it is empty
        return ""
    if not _is_state(state):
        return UNREADABLE
    paragraphs = state["blocks"]
    ranges = sum(
        len(block["inlineStyleRanges"])
        + len(block["entityRanges"])
        + block["text"].count("\n")
        for block in paragraphs
    )
    if ranges > MOST_RANGES:
        return TOO_FORMATTED
    return TOO_LONG if len(paragraphs) > MOST_PARAGRAPHS else ""


def _is_state(state: object) -> bool:
    if not isinstance(state, dict):
        return False
    paragraphs, entities = state.get("blocks"), state.get("entityMap")
    return (
        isinstance(paragraphs, list)
        and isinstance(entities, dict)
        and all(_is_paragraph(block, entities) for block in paragraphs)
    )


def _is_paragraph(block: object, entities: State) -> bool:
    if not isinstance(block, dict):
        return False
    styles, links = block.get("inlineStyleRanges"), block.get("entityRanges")
    return (
        all(isinstance(block.get(name), str) for name in ("key", "text", "type"))
        and _is_count(block.get("depth"))
        and block["depth"] <= DEEPEST
        and isinstance(styles, list)
        and isinstance(links, list)
        and all(_is_range(part, "style", str) for part in styles)
        and all(_is_range(part, "key", int) for part in links)
        and _are_apart(styles)
        and _follow_each_other(links)
        and all(_is_entity(entities.get(str(part["key"]))) for part in links)
    )


def _is_count(value: object) -> bool:
    return type(value) is int and value >= 0


def _is_range(part: object, name: str, kind: type) -> bool:
    return (
        isinstance(part, dict)
        and _is_count(part.get("offset"))
        and _is_count(part.get("length"))
        and type(part.get(name)) is kind
    )


def _are_apart(styles: list[State]) -> bool:
    """Return whether no style is laid over itself: each time is an element in an element."""
    of_one = defaultdict(list)
    for part in styles:
        of_one[part["style"]].append(part)
    return all(_follow_each_other(parts) for parts in of_one.values())


def _follow_each_other(parts: list[State]) -> bool:
    end = 0
    for part in parts:
        if part["offset"] < end:
            return False
        end = part["offset"] + part["length"]
    return True


def _is_entity(entity: object) -> bool:
    """Return whether it says where it leads; of another kind than ours its words alone stay."""
    if not isinstance(entity, dict) or not isinstance(entity.get("data"), dict):
        return False
    kind, number = entity.get("type"), entity["data"].get("id")
    if kind == "LINK" and number is None:
        return isinstance(entity["data"].get("url"), str)
    if kind in {"LINK", "DOCUMENT"}:
        return _NUMBER.fullmatch(str(number)) is not None
    return isinstance(kind, str)


def _is_offered(kind: str, options: Container[str]) -> bool:
    return kind in options and kind.upper() != "FALLBACK"


def _of_ours(state: State, exporter: HTML) -> State:
    """
    Return a text without the formatting that its field doesn't offer; every word of it stays.

    Refusing would lose what was pasted from elsewhere, and Wagtail writes a line to the log for
    each place.
    """
    entities = state["entityMap"]
    paragraphs = [
        {
            **paragraph,
            "type": paragraph["type"]
            if _is_offered(paragraph["type"], exporter.block_options)
            else "unstyled",
            "inlineStyleRanges": [
                part
                for part in paragraph["inlineStyleRanges"]
                if _is_offered(part["style"], exporter.style_options)
            ],
            "entityRanges": [
                part
                for part in paragraph["entityRanges"]
                if _is_offered(
                    entities[str(part["key"])]["type"], exporter.entity_options
                )
            ],
        }
        for paragraph in state["blocks"]
    ]
    return {"blocks": paragraphs, "entityMap": entities}


class WordsArea(DraftailRichTextArea):
    """
    Wagtail's editor of rich text, which hands on as it came what can't be turned into HTML.

    As a part of a page (`Summed`) it counts towards what the page may hold.
    """

    def value_from_datadict(self, data: Any, files: Any, name: str) -> str | None:
        """Return HTML, or an `Unkept`; null: the field wasn't sent."""
        said = data.get(name)
        if not said:
            return said  # type: ignore[no-any-return]
        sentence = why_unkept(said)
        if sentence:
            if isinstance(data, Summed):
                data.sum.texts.add(name)
            return Unkept(said, sentence=sentence)
        state = json.loads(said)
        if state is None:
            return self.converter.to_database_format(said)  # type: ignore[no-any-return]
        state = _of_ours(state, self.converter.exporter)
        if isinstance(data, Summed):
            data.sum.add(name, state)
            if data.sum.is_too_much:
                return Unkept(said, sentence=TOO_MUCH)
        html = self.converter.to_database_format(json.dumps(state))
        # Half a character, which JSON can hold and UTF-8 can't.
        halves = html.encode("utf-16", "surrogatepass")
        return halves.decode("utf-16", "replace")  # type: ignore[no-any-return]

    def format_value(self, value: str | None) -> str:
        """Return the text in the editor's notation; an `Unkept` as it was typed."""
        if isinstance(value, Unkept):
            return value.state
        return super().format_value(value)  # type: ignore[no-any-return]


class WordsBlock(blocks.RichTextBlock):
    """
    Rich text of a section; what can't be turned into HTML is refused beside its field.

    In migrations Wagtail's own block, which it only reads more carefully.
    """

    @cached_property
    def field(self) -> forms.CharField:
        """Return the field, with our reading of what is sent."""
        return forms.CharField(
            widget=WordsArea(features=self.features), **self.field_options
        )

    def clean(self, value: RichText) -> RichText:
        """
        Return the text as it is kept.

        :raises ValidationError: if it can't be turned into HTML.
        """
        if isinstance(value.source, Unkept):
            raise ValidationError(str(value.source.sentence))
        return super().clean(value)

    def deconstruct(self) -> Any:
        """Return it as Wagtail's block."""
        _path, args, kwargs = super().deconstruct()
        return "wagtail.blocks.RichTextBlock", args, kwargs
