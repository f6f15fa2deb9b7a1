"""Tags of our own."""

from collections.abc import Iterable, Mapping
from typing import Final, TextIO

from liquid import BlockNode, Node, RenderContext, Tag, Token, TokenStream
from liquid.builtin.expressions import parse_primitive
from liquid.exceptions import LiquidTypeError
from liquid.expression import Expression
from liquid.parser import get_parser
from liquid.token import TOKEN_TAG
from markupsafe import Markup

FORM_FOR: Final = "form_for"
END_FORM_FOR: Final = "endform_for"

# What every public form carries: its page, the key and time that script fills in, and a field that
# people never see.
_OPENING: Final = Markup(
    '<form method="post" action="{action}" data-ticket="{ticket_url}">'
    '<input type="hidden" name="page" value="{page_id}">'
    '<input type="hidden" name="key" value="">'
    '<input type="hidden" name="opened" value="">'
    '<p class="away" aria-hidden="true" hidden>'
    '<label for="website-{page_id}">Website</label>'
    '<input id="website-{page_id}" name="website" tabindex="-1" autocomplete="off"></p>'
)


class FormForNode(Node):
    """`{% form_for page %} … {% endform_for %}`: the page's form, its fields the theme's own."""

    __slots__ = ("block", "page")

    def __init__(self, token: Token, page: Expression, block: BlockNode) -> None:
        super().__init__(token)
        self.page, self.block = page, block
        self.blank = False

    def render_to_output(self, context: RenderContext, buffer: TextIO) -> int:
        """Write the form that the page offers, and what the theme put into it."""
        form = _form_of(self.page.evaluate(context), context)
        if form is None:
            raise LiquidTypeError("this page has no form", token=self.token)
        opening = _OPENING.format(
            action=form.get("action", ""),
            ticket_url=form.get("ticket_url", ""),
            page_id=form.get("page_id", ""),
        )
        written = buffer.write(opening) + self.block.render(context, buffer)
        return written + buffer.write("</form>")

    def children(
        self,
        static_context: RenderContext,
        *,
        include_partials: bool = True,
    ) -> Iterable[Node]:
        """Name what is inside, so that lint sees it."""
        yield self.block

    def expressions(self) -> Iterable[Expression]:
        """Name what is read, so that lint sees it."""
        yield self.page


def _form_of(page: object, context: RenderContext) -> Mapping[str, object] | None:
    """Return the form a page brings with it, else the one beside it; null where there is none."""
    own = page.get("form") if isinstance(page, Mapping) else None
    for form in (own, context.resolve("form")):
        # What is undefined is a mapping too, an empty one.
        if isinstance(form, Mapping) and form:
            return form
    return None


class FormForTag(Tag):
    """Parses `form_for`."""

    name = FORM_FOR
    end = END_FORM_FOR

    def parse(self, stream: TokenStream) -> Node:
        """Read the tag, its page and what it holds."""
        token = stream.eat(TOKEN_TAG)
        tokens = stream.into_inner(tag=token)
        page = parse_primitive(self.env, tokens)
        tokens.expect_eos()
        block = get_parser(self.env).parse_block(stream, (END_FORM_FOR,))
        stream.expect(TOKEN_TAG, value=END_FORM_FOR)
        return FormForNode(token, page, block)


TAGS: Final = (FormForTag,)
