"""Sections: what an editor puts on a page, in the words of the screen."""

import re
from typing import Any

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.widgets import AdminAutoHeightTextInput
from wagtail.images.blocks import ImageChooserBlock
from wagtail.images.widgets import AdminImageChooser

from cms.counted import CountedListBlock
from cms.rich_text import WordsBlock
from cms.whole_page import SummedStreamBlock

WORDS = ["bold", "italic", "link", "ul", "ol", "document-link", "undo"]
# What still fits a number of the browser's, and of the database's.
LAST_DRAWING = 2**31 - 1
_PICTURE = re.compile(r"[0-9]{1,18}")


class _PictureChooser(AdminImageChooser):
    """Wagtail's chooser, in our words."""

    choose_one_text = _("Choose one")
    choose_another_text = _("Choose another")
    clear_choice_text = _("Take it away")
    template_name = "cms/panel/_picture_field.html"

    def value_from_datadict(self, data: Any, files: Any, name: str) -> str | None:
        """Return the picture's number; null: none, or none that could be one."""
        said = super().value_from_datadict(data, files, name)
        return said if said and _PICTURE.fullmatch(said) else None


class PictureChooserBlock(ImageChooserBlock):
    """A picture; in migrations Wagtail's own block, which it only words differently."""

    @cached_property
    def widget(self) -> AdminImageChooser:
        """Return the field's control."""
        return _PictureChooser()

    def deconstruct(self) -> Any:
        """Return it as Wagtail's block."""
        _path, args, kwargs = super().deconstruct()
        return "wagtail.images.blocks.ImageChooserBlock", args, kwargs


class _DrawingInput(forms.HiddenInput):
    """The number of a drawing; panel-drawing.js shows what it draws, and draws another."""

    template_name = "cms/panel/_drawing_field.html"


class DrawingBlock(blocks.IntegerBlock):
    """
    Which picture the print shop draws; null: the campaign's own first one.

    In migrations Wagtail's own block, which it only shows differently.
    """

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs, min_value=0, max_value=LAST_DRAWING)
        self.field.widget = _DrawingInput()

    def deconstruct(self) -> Any:
        """Return it as Wagtail's block."""
        _path, args, kwargs = super().deconstruct()
        return "wagtail.blocks.IntegerBlock", args, kwargs


class LineBlock(blocks.CharBlock):
    """
    A line that is shown on as many as it needs; whatever breaks it becomes a space.

    In migrations Wagtail's own block, which it only shows differently.
    """

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.field.widget = AdminAutoHeightTextInput(attrs={"data-one-line": ""})
        # The widget is told how much fits, as the one it stands for was.
        self.field.widget.attrs.update(self.field.widget_attrs(self.field.widget))

    def value_from_form(self, value: str | None) -> Any:
        """Return the line."""
        return super().value_from_form(" ".join((value or "").split()))

    def deconstruct(self) -> Any:
        """Return it as Wagtail's block."""
        _path, args, kwargs = super().deconstruct()
        return "wagtail.blocks.CharBlock", args, kwargs


class PromiseBlock(blocks.StructBlock):
    """The headline of a page, what stands under it, and a picture."""

    promise = LineBlock(label=_("Your promise, in one line"), max_length=140)
    under = WordsBlock(label=_("Under it"), features=WORDS, required=False)
    picture = PictureChooserBlock(label=_("Picture"), required=False)
    drawing = DrawingBlock(label=_("Drawing"), required=False)

    class Meta:
        icon = "pick"
        label = _("Promise")


class CommitmentBlock(blocks.StructBlock):
    """One thing that will be done."""

    title = blocks.CharBlock(label=_("What you’ll do"), max_length=80)
    text = blocks.TextBlock(label=_("For whom, and by when"), required=False)

    class Meta:
        label = _("Commitment")


class CommitmentsBlock(blocks.StructBlock):
    """Up to three commitments, as numbered doors."""

    heading = blocks.CharBlock(label=_("Heading"), max_length=80)
    items = CountedListBlock(CommitmentBlock(), label=_("Commitments"), max_num=3)

    class Meta:
        icon = "list-ol"
        label = _("Commitments")


class TextBlock(blocks.StructBlock):
    """A heading and words."""

    heading = blocks.CharBlock(label=_("Heading"), max_length=120, required=False)
    words = WordsBlock(label=_("Words"), features=["h3", *WORDS, "blockquote"])

    class Meta:
        icon = "pilcrow"
        label = _("Text")


class QuoteBlock(blocks.StructBlock):
    """What somebody said, and who."""

    words = blocks.TextBlock(label=_("What they said"))
    who = blocks.CharBlock(label=_("Who said it"), max_length=120)

    class Meta:
        icon = "openquote"
        label = _("Quote")


class QuestionBlock(blocks.StructBlock):
    """A question and its answer."""

    question = blocks.CharBlock(label=_("Question"), max_length=160)
    answer = WordsBlock(label=_("Answer"), features=WORDS)


class QuestionsBlock(blocks.StructBlock):
    """Questions people ask."""

    heading = blocks.CharBlock(label=_("Heading"), max_length=80)
    items = CountedListBlock(QuestionBlock(), label=_("Questions"))

    class Meta:
        icon = "help"
        label = _("Questions")


class PictureBlock(blocks.StructBlock):
    """A picture with what it shows."""

    picture = PictureChooserBlock(label=_("Picture"))
    shows = blocks.CharBlock(label=_("What it shows"), max_length=200)

    class Meta:
        icon = "image"
        label = _("Picture")


class SectionsBlock(SummedStreamBlock):
    """The sections of a page."""

    promise = PromiseBlock()
    commitments = CommitmentsBlock()
    text = TextBlock()
    quote = QuoteBlock()
    questions = QuestionsBlock()
    picture = PictureBlock()
