"""
What a theme's form to join has to show before a yes may be taken from it.

A yes is kept with the words that were shown (docs/adr/0011 says whom a theme's author may not act
for): so the words stand on the page, and the box beside them is empty.
"""

from html.parser import HTMLParser

NO_WORDS = "the form to join has to show {{ form.consent_sentence }}"
NO_EMPTY_BOX = (
    "the yes to emails has to be an empty box: "
    '<input type="checkbox" name="email_consent" value="1">'
)
NO_WAY_OUT = (
    "where form.consent_is_opt_out, the form to join has to offer "
    '<input type="checkbox" name="no_thanks" value="1">'
)

Attributes = dict[str, str | None]
_UNREAD = {"script", "style", "template"}


class _Reader(HTMLParser):
    """Reads which forms a page has, the fields of each name, and the words people read."""

    def __init__(self) -> None:
        super().__init__()
        self.actions: set[str] = set()
        self.fields: dict[str, list[Attributes]] = {}
        self.words: list[str] = []
        self._unread = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        self._unread += tag in _UNREAD
        if tag == "form":
            self.actions.add(said.get("action") or "")
        if said.get("name"):
            self.fields.setdefault(str(said["name"]), []).append({"": tag, **said})

    def handle_endtag(self, tag: str) -> None:
        self._unread -= tag in _UNREAD and self._unread > 0

    def handle_data(self, data: str) -> None:
        if not self._unread:
            self.words.append(data)


def _is_box(field: Attributes) -> bool:
    is_checkbox = (field.get("type") or "").lower() == "checkbox"
    return field[""] == "input" and is_checkbox


def trouble_with(html: str, *, action: str, sentence: str, is_opt_out: bool) -> str:
    """
    Return what is wrong with the form to join on a page; empty: nothing, or it has none.

    `action` is where such a form posts to, and `sentence` what the page was given as the words
    people agree to.
    """
    page = _Reader()
    page.feed(html)
    page.close()
    if action not in page.actions:
        return ""
    yes = page.fields.get("email_consent", [])
    if not all(_is_box(field) and "checked" not in field for field in yes):
        return NO_EMPTY_BOX
    shown = " ".join("".join(page.words).split())
    if (yes or is_opt_out) and sentence not in shown:
        return NO_WORDS
    no = page.fields.get("no_thanks", [])
    if is_opt_out and not (no and all(map(_is_box, no))):
        return NO_WAY_OUT
    return ""
