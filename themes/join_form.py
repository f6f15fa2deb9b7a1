"""
What a theme's form to join has to show before a yes may be taken from it.

A yes is kept with the words that were shown (docs/adr/0011 says whom a theme's author may not act
for): so the words stand in the form, and the box beside them is empty. It is looked at when a
theme is tried, and again in each page that a campaign's own code serves.
"""

import dataclasses
import posixpath
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

from themes import markup
from themes.engine.environment import TemplateTrouble, trouble_of
from themes.engine.guards import OutOfTime, deadline, look_at_clock

ACTION = "/_/join/"

NO_WORDS = "the form to join has to show {{ form.consent_sentence }}"
NO_EMPTY_BOX = (
    "the yes to emails has to be an empty box that can be seen: "
    '<input type="checkbox" name="email_consent" value="1">'
)
NO_WAY_OUT = (
    "where form.consent_is_opt_out, the form to join has to offer "
    '<input type="checkbox" name="no_thanks" value="1">, where it can be seen'
)
NOT_HERE = "a form to join can only stand on a page that has {{ form }}"
IN_A_FRAME = "a form can't stand in an iframe’s srcdoc"

YES, NO = "email_consent", "no_thanks"
# They have no end tag, so nothing is within them.
_VOID = frozenset(
    "area base br col embed hr img input link meta source track wbr".split()  # noqa: SIM905
)
# What is within them isn't shown as words, or not everywhere.
_UNREAD = frozenset(
    "audio canvas datalist noscript object select template video".split()  # noqa: SIM905
)
_SHUT_UNLESS_OPEN = frozenset({"details", "dialog"})
# A number that is nothing, to its end: "0", ".0", "0.0px", "0%".
_NOTHING = r"0*\.?0+(?:%|[a-z]+)?(?:!|;|$)"
_HIDING = re.compile(
    r"(?:^|;)(?:display:none|visibility:(?:hidden|collapse)|content-visibility:hidden"
    rf"|opacity:-|(?:opacity|font-size):{_NOTHING})"
)
_NOTE = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)


@dataclasses.dataclass(frozen=True, slots=True)
class _Field:
    tag: str
    said: Mapping[str, str]
    is_hidden: bool

    @property
    def is_box(self) -> bool:
        kind = self.said.get("type", "").strip().lower()
        return self.tag == "input" and kind == "checkbox" and not self.is_hidden

    @property
    def can_say_no(self) -> bool:
        # One without a value says "on"; one with an empty value says nothing.
        says = bool(self.said.get("value", "on").strip())
        return self.is_box and says and "disabled" not in self.said


@dataclasses.dataclass(slots=True)
class _Form:
    """A form: whether it is to join, what was hidden where it began, its fields and words."""

    is_to_join: bool
    hidden_before: int
    fields: dict[str, list[_Field]] = dataclasses.field(default_factory=dict)
    words: list[str] = dataclasses.field(default_factory=list)


class _Page:
    """What a page shows; `answers_join`: it stands at the address that forms to join post to."""

    def __init__(self, *, answers_join: bool) -> None:
        self.forms: list[_Form] = []
        # Fields that stand in no form or name one: they may be any form's.
        self.strays: dict[str, list[_Field]] = {}
        self.has_frame = self.has_far_parts = False
        self._answers_join = answers_join
        self._base = ""
        # A form that is never closed goes on, and one begun within it may be no form.
        self._within: list[_Form] = []
        self._hidden = 0
        self._open: dict[str, list[bool]] = {}

    def read(self, html: str) -> None:
        """Take in the page's HTML, within the deadline in force."""
        for piece in markup.pieces(html):
            look_at_clock()
            if isinstance(piece, markup.Start):
                self._start(piece.tag, piece.attributes)
            elif isinstance(piece, markup.End):
                self._end(piece.tag)
            else:
                self._words(piece.text)

    def _start(self, tag: str, said: Mapping[str, str]) -> None:
        is_hiding = _is_hiding(tag, said)
        if tag == "base" and not self._base:
            self._base = said.get("href", "")
        frame = said.get("srcdoc", "").lower()
        self.has_frame |= "<form" in frame or "srcdoc" in frame
        if tag not in _VOID:
            self._open.setdefault(tag, []).append(is_hiding)
            self._hidden += is_hiding
        if tag == "form":
            self._begin(said)
        elif "formaction" in said and self._is_join(said["formaction"]):
            self._lead_to_join(said)
        self._field(tag, said, is_hiding=is_hiding)

    def _begin(self, said: Mapping[str, str]) -> None:
        action = said.get("action", "").strip()
        posts = said.get("method", "").strip().lower() == "post"
        is_to_join = self._is_join(action) if action else posts and self._answers_join
        form = _Form(is_to_join, self._hidden)
        self.forms.append(form)
        self._within.append(form)

    def _is_join(self, target: str) -> bool:
        return _is_join(target, base=self._base, answers_join=self._answers_join)

    def _lead_to_join(self, said: Mapping[str, str]) -> None:
        is_far = "form" in said or not self._within
        for form in self.forms if is_far else self._within:
            form.is_to_join = True
        self.has_far_parts |= is_far

    def _field(self, tag: str, said: Mapping[str, str], *, is_hiding: bool) -> None:
        is_far = "form" in said and tag != "form"
        self.has_far_parts |= is_far
        # `dirname` sends a word under a second name.
        for name in {said.get("name", ""), said.get("dirname", "")} & {YES, NO}:
            if is_far or not self._within:
                field = _Field(tag, said, bool(self._hidden) or is_hiding)
                self.strays.setdefault(name, []).append(field)
                continue
            for form in self._within:
                is_hidden = self._hidden > form.hidden_before or is_hiding
                field = _Field(tag, said, is_hidden)
                form.fields.setdefault(name, []).append(field)

    def _end(self, tag: str) -> None:
        # An element hides until its own end tag, whatever else ends before: so do browsers where
        # it is one of style (`<b hidden>`).
        if self._open.get(tag):
            self._hidden -= self._open[tag].pop()
        if tag == "form" and self._within:
            self._within.pop()

    def _words(self, text: str) -> None:
        for form in self._within:
            if self._hidden <= form.hidden_before:
                form.words.append(text)


def _is_hiding(tag: str, said: Mapping[str, str]) -> bool:
    if tag in _UNREAD or "hidden" in said or "inert" in said:
        return True
    if tag in _SHUT_UNLESS_OPEN and "open" not in said:
        return True
    if tag == "fieldset" and "disabled" in said:
        return True
    style = "".join(_NOTE.sub("", said.get("style", "")).lower().split())
    # Letters written as numbers are nobody's way to lay out a form.
    return "\\" in style or _HIDING.search(style) is not None


def _is_join(target: str, *, base: str, answers_join: bool) -> bool:
    """Return whether a form with this action may post to where people join."""
    plain = "".join(target.split()).replace("\\", "/")
    try:
        url = urlsplit(urljoin(base, plain))
    except ValueError:
        return True
    if not url.path and not url.netloc:
        return answers_join
    path = posixpath.normpath(unquote(url.path))
    if url.path.startswith("/"):
        return f"/{path.lstrip('/')}/" == ACTION
    # From which page it is seen isn't known.
    return path.rpartition("/")[2] == "join"


def trouble_with(
    html: str,
    *,
    sentence: str,
    is_opt_out: bool,
    is_given: bool = False,
    answers_join: bool = False,
) -> str:
    """
    Return what is wrong with the forms to join of a page; empty: nothing, or it has none.

    `sentence` is what the page was given as the words people agree to, empty: nothing. With
    `is_given` they ticked the box before, so it may be full; `answers_join`: the page is the
    answer to a form to join, so that one without an action posts there too.

    :raises OutOfTime: if the page takes longer than the deadline in force.
    """
    plain = html.lower()
    if "<form" not in plain and "srcdoc" not in plain:
        return ""
    page = _Page(answers_join=answers_join)
    page.read(html)
    if page.has_frame:
        return IN_A_FRAME
    to_join = [form for form in page.forms if form.is_to_join]
    if to_join and not sentence:
        return NOT_HERE
    found = (
        _trouble_with_form(
            form, page, sentence=sentence, is_opt_out=is_opt_out, is_given=is_given
        )
        for form in to_join
    )
    return next(filter(None, found), "")


def _trouble_with_form(
    form: _Form, page: _Page, *, sentence: str, is_opt_out: bool, is_given: bool
) -> str:
    yes, no = (
        [*form.fields.get(name, ()), *page.strays.get(name, ())] for name in (YES, NO)
    )
    if not all(box.is_box and (is_given or "checked" not in box.said) for box in yes):
        return NO_EMPTY_BOX
    # A hidden form whose fields stand elsewhere is used without being read.
    is_read = not (page.has_far_parts and form.hidden_before)
    shown = " ".join("".join(form.words).split()) if is_read else ""
    if (yes or is_opt_out) and " ".join(sentence.split()) not in shown:
        return NO_WORDS
    if is_opt_out and not (no and all(box.can_say_no for box in no)):
        return NO_WAY_OUT
    return ""


def require_honest(
    html: str, *, path: str, form: Mapping[str, Any] | None, deadline_ms: int
) -> None:
    """
    Pass a page whose forms to join take no yes that nobody gave.

    `path` is the template's, and `form` what it was rendered with; null: it was given none.

    :raises TemplateTrouble: if one may, or if the page is too long to be looked through.
    """
    asked = form or {}
    try:
        with deadline(deadline_ms):
            why = trouble_with(
                html,
                sentence=str(asked.get("consent_sentence", "")),
                is_opt_out=bool(asked.get("consent_is_opt_out")),
                is_given=bool(asked.get("consent_is_given")),
                answers_join=bool(asked.get("errors")),
            )
    except OutOfTime as error:
        raise trouble_of(error, path) from error
    if why:
        raise TemplateTrouble(path=path, line=0, column=0, why=why)
