import datetime as dt
from decimal import Decimal

import pytest
from markupsafe import Markup

from kernel.money import Money
from tests.themes.engine.hostile import PROPERTY_FILTERS
from themes.engine import environment as engine
from themes.engine import guards
from themes.engine.environment import TemplateTrouble
from themes.engine.guards import LONGEST_PROPERTY, OutOfTime, deadline, guarded

PAGE = {"site": {"language": "en-gb", "name": "Ward 7"}, "brand": {"theme": "doorstep"}}


def rendered(source, *, files=None, **context):
    env = engine.environment({"page": source, **(files or {})})
    return str(engine.render(env, "page", {**PAGE, **context}))


class TestEscaping:
    def test_escapes_what_people_typed(self):
        assert rendered("{{ a }}", a='<b>"&') == "&lt;b&gt;&#34;&amp;"

    def test_leaves_what_the_platform_made_as_it_is(self):
        assert rendered("{{ a }}", a=Markup("<b>x</b>")) == "<b>x</b>"

    def test_has_no_filter_that_calls_text_safe(self):
        with pytest.raises(TemplateTrouble):
            rendered("{{ a | safe }}", a="<b>")

    @pytest.mark.parametrize(
        "source",
        [f"{{{{ a | {name} }}}}" for name in sorted(engine.environment({}).filters)],
    )
    def test_no_filter_lets_markup_through(self, source):
        try:
            html = rendered(source, a="<img src=x onerror=alert(1)>")
        except TemplateTrouble:
            html = ""

        assert "<img" not in html

    @pytest.mark.parametrize(
        "chain",
        [
            "url_encode | url_decode",
            "base64_encode | base64_decode",
            "split: ' ' | join: ' '",
            "strip_html | append: a",
            "newline_to_br | strip_html",
            "truncate: 20 | append: a",
        ],
    )
    def test_no_chain_of_filters_lets_markup_through(self, chain):
        assert "<img" not in rendered(
            f"{{{{ a | {chain} }}}}", a="<img src=x onerror=alert(1)>"
        )

    @pytest.mark.parametrize("typed", ["{{ 7 | times: 7 }}", "{% break %}", "{{7*7}}"])
    def test_renders_nothing_twice(self, typed):
        assert rendered(
            "{{ a }}|{% capture b %}{{ a }}{% endcapture %}{{ b }}", a=typed
        ) == (f"{typed}|{typed}")


class TestWhatCannotBeReached:
    @pytest.mark.parametrize(
        "path",
        [
            "site.__class__",
            "site['__class__']",
            "site.__init__.__globals__",
            "site.keys",
            "site.items",
            "site._meta",
            "site.objects",
            "page.save",
            "text.__class__",
            "text.format",
            "thing.secret",
            "thing['secret']",
            "thing.method",
            "request",
            "settings",
            "env",
            "context",
            "self",
            "globals",
            "forloop.__class__",
            "now.__class__",
        ],
    )
    def test_is_empty(self, path):
        class Thing:
            secret = "canary"

            def method(self):
                return "canary"

        assert rendered(f"{{{{ {path} }}}}", text="words", thing=Thing()) == ""

    @pytest.mark.parametrize(
        "name", ["../base", "/etc/passwd", "..", "base.py", "other\x00", ""]
    )
    def test_a_file_outside_the_theme_is_trouble(self, name):
        with pytest.raises(TemplateTrouble):
            rendered("{% include n %}", n=name)


class TestPartials:
    def test_are_found_by_name(self):
        files = {"banner": "Hello {{ site.name }}"}

        assert rendered("{% include 'banner' %}", files=files) == "Hello Ward 7"

    def test_are_found_without_their_underscore(self):
        assert rendered("{% render 'head' %}", files={"_head": "x"}) == "x"

    def test_tell_their_own_name_in_trouble(self):
        with pytest.raises(TemplateTrouble) as trouble:
            rendered("{% include 'banner' %}", files={"banner": "a\n{{ b | round"})

        assert (trouble.value.path, trouble.value.line, trouble.value.column) == (
            "banner",
            2,
            1,
        )

    @pytest.mark.parametrize(
        "page", ["\n\n{% include 'hero' %}", "\n{% render 'hero' %}"]
    )
    @pytest.mark.parametrize(
        ("hero", "column", "why"),
        [
            ("<h1>Hi</h1>{% for i in (1..100000000) %}x{% endfor %}", 15, "a value is too big"),
            ("a {{ 1 | divided_by: 0 }}", 10, "divided_by: can't divide by 0"),
            ("{% render 'nothing' %}", 11, "nothing"),
        ],
        ids=["of a guard", "of a filter", "of a file that is not there"],
    )  # fmt: skip
    def test_tell_their_own_name_where_they_fail_when_rendered(
        self, page, hero, column, why
    ):
        with pytest.raises(TemplateTrouble) as trouble:
            rendered(page, files={"_hero": hero})

        assert trouble.value.sentence == f"_hero, line 1, column {column}: {why}."

    def test_tell_the_innermost_name(self):
        files = {"_outer": "\n{% include 'inner' %}", "_inner": "{{ 1 | modulo: 0 }}"}

        with pytest.raises(TemplateTrouble) as trouble:
            rendered("{% include 'outer' %}", files=files)

        assert trouble.value.path == "_inner"

    def test_are_told_of_by_name_where_nobody_foresaw_the_fault(self):
        class Unforeseen:
            def __str__(self):
                raise ZeroDivisionError

        with pytest.raises(TemplateTrouble) as trouble:
            rendered("{% include 'hero' %}", files={"_hero": "{{ a }}"}, a=Unforeseen())

        assert trouble.value.sentence == ("_hero: something in it can't be worked out.")

    def test_leave_a_fault_of_the_page_to_the_page(self):
        with pytest.raises(TemplateTrouble) as trouble:
            rendered(
                "{% include 'hero' %}{{ 1 | divided_by: 0 }}", files={"_hero": "x"}
            )

        assert trouble.value.path == "page"


class TestFilters:
    @pytest.mark.parametrize(
        ("source", "language", "expected"),
        [
            ("{{ 1234567.5 | number }}", "en-gb", "1,234,567.5"),
            ("{{ 1234567.5 | number }}", "de-de", "1.234.567,5"),
            ("{{ 1234 | number }}", "no such tongue", "1,234"),
            ("{{ 'many' | number }}", "en-gb", "many"),
            ("{{ gift | money }}", "en-gb", "£10"),
            ("{{ odd | money }}", "en-gb", "£10.50"),
            ("{{ odd | money }}", "de-de", "10,50\xa0£"),
            ("{{ 10 | money: 'EUR' }}", "en-gb", "€10"),
            ("{{ '' | money }}", "en-gb", ""),
            ("{{ poll | day }}", "en-gb", "6 May 2027"),
            ("{{ poll | day }}", "de-de", "6 Mai 2027"),
            ("{{ poll | date: '%B %-d, %Y' }}", "en-gb", "May 6, 2027"),
            ("{{ 'never' | date: '%Y' }}", "en-gb", "never"),
            (
                "{{ 'site.css' | asset_url }}",
                "en-gb",
                "/static/themes/doorstep/site.css",
            ),
            (
                "{{ 'doorstep/site.css' | asset_url }}",
                "en-gb",
                "/static/themes/doorstep/site.css",
            ),
            (
                "{{ '../../../x.css' | asset_url }}",
                "en-gb",
                "/static/themes/doorstep/x.css",
            ),
            ("{{ 'vendor/f.woff2' | static_url }}", "en-gb", "/static/vendor/f.woff2"),
            ("{{ 'Join' | t }}", "en-gb", "Join"),
            ("{{ html | strip_html }}", "en-gb", "fish &amp; chips"),
            ("{{ lines | newline_to_br }}", "en-gb", "a&amp;<br>\nb"),
            ("{{ 'b,a,b,a' | split: ',' | uniq | join: '' }}", "en-gb", "ba"),
            ("{{ rows | uniq: 'k' | map: 'n' | join: '' }}", "en-gb", "12"),
        ],
    )
    def test_write_as_the_page_s_language_does(self, source, language, expected):
        html = rendered(
            source,
            site={"language": language},
            gift=Money(1000, "GBP"),
            odd=Money(1050, "GBP"),
            poll=dt.date(2027, 5, 6),
            html=Markup("<p>fish &amp; chips</p>"),
            lines="a&\nb",
            rows=[{"k": 1, "n": 1}, {"k": 2, "n": 2}, {"k": 1, "n": 3}],
        )

        assert html == expected

    def test_number_takes_decimals(self):
        assert rendered("{{ a | number }}", a=Decimal("1000.25")) == "1,000.25"


class TestArgumentsOfFilters:
    LIST = "{% assign l = 'a,b' | split: ',' %}\n"

    @pytest.mark.parametrize("name", PROPERTY_FILTERS)
    @pytest.mark.parametrize("said", ["l", "3", "(1..2)", "long"])
    def test_a_property_is_a_short_text(self, name, said):
        with pytest.raises(TemplateTrouble) as trouble:
            rendered(
                f"{self.LIST}{{{{ l | {name}: {said} }}}}",
                long="x" * (LONGEST_PROPERTY + 1),
            )

        assert trouble.value.sentence == (
            f"page, line 2, column 8: the filter {name} takes a property's name."
        )

    @pytest.mark.parametrize(
        "filters",
        [
            "map: key: l",
            "where: attr: l",
            "sort: key: l",
            "join: separator: 'x'",
            "replace: seq: 'a', sub: 'b'",
            "date: fmt: '%Y'",
        ],
    )
    def test_what_is_looked_at_beforehand_has_no_name(self, filters):
        name = filters.partition(":")[0]

        with pytest.raises(TemplateTrouble) as trouble:
            rendered(f"{self.LIST}{{{{ l | {filters} }}}}")

        assert trouble.value.sentence == (
            f"page, line 2, column 8: the filter {name} takes no named arguments."
        )

    def test_a_property_that_is_nothing_is_none(self):
        assert rendered("{{ rows | sort: nope | join: '' }}", rows=[2, 1]) == "12"

    @pytest.mark.parametrize(
        ("filters", "expected"),
        [
            ("map: 'n' | join: ''", "21"),
            ("where: 'k', 'a' | map: 'n'", "2"),
            ("reject: 'k', 'a' | map: 'n'", "1"),
            ("sort: 'n' | map: 'n' | join: ''", "12"),
            ("sum: 'n'", "3"),
            ("has: 'k', 'b'", "true"),
        ],
    )
    def test_a_property_is_read_of_each_value(self, filters, expected):
        rows = [{"k": "a", "n": 2}, {"k": "b", "n": 1}]

        assert rendered(f"{{{{ rows | {filters} }}}}", rows=rows) == expected


class TestFormFor:
    FORM = {"action": "/_/join/?a=1&b=2", "ticket_url": "/_/ticket/", "page_id": 7}

    def test_writes_the_form_of_the_page_around_the_theme_s_fields(self):
        html = rendered(
            "{% form_for page %}<b>{{ page.title }}</b>{% endform_for %}",
            page={"title": "Join", "form": self.FORM},
        )

        assert html == (
            '<form method="post" action="/_/join/?a=1&amp;b=2" data-ticket="/_/ticket/">'
            '<input type="hidden" name="page" value="7">'
            '<input type="hidden" name="key" value="">'
            '<input type="hidden" name="opened" value="">'
            '<p class="away" aria-hidden="true" hidden>'
            '<label for="website-7">Website</label>'
            '<input id="website-7" name="website" tabindex="-1" autocomplete="off"></p>'
            "<b>Join</b></form>"
        )

    def test_finds_the_form_beside_the_page(self):
        html = rendered(
            "{% form_for page %}{% endform_for %}", page={"id": 7}, form=self.FORM
        )

        assert 'name="page" value="7"' in html

    def test_is_trouble_on_a_page_without_one(self):
        with pytest.raises(TemplateTrouble) as trouble:
            rendered("\n{% form_for page %}{% endform_for %}", page={})

        assert (
            trouble.value.sentence == "page, line 2, column 4: this page has no form."
        )


class TestDeadline:
    def test_stops_a_page_that_takes_too_long(self):
        with deadline(0), pytest.raises(TemplateTrouble) as trouble:
            rendered("{{ site.name }}")

        assert trouble.value.why == "it took too long"

    def test_is_looked_at_behind_a_filter_that_nothing_follows(self):
        # The filter itself outlasts what is left: nothing looks after it but its guard.
        def slow(value):
            guards._clock.ends = (0.0, 0.0)
            return value

        with deadline(60_000), pytest.raises(OutOfTime):
            guarded("slow", slow)("a")

    def test_is_over_behind_its_block(self):
        with deadline(0):
            pass

        assert rendered("{{ site.name }}") == "Ward 7"


class TestCheck:
    @pytest.mark.parametrize(
        ("source", "line", "column", "why"),
        [
            ("a\n  {{ b", 2, 3, "this is never closed by }}"),
            ("{% nonsense %}", 1, 4, "unexpected tag 'nonsense'"),
            ("{{ a }}\n{{ b | shout }}", 2, 8, "there is no filter called shout"),
            ("\n{% include 'gone' %}", 2, 4, "there is no file called gone"),
            (
                "{% if a %}\n{% render 'gone' %}{% endif %}",
                2,
                4,
                "there is no file called gone",
            ),
            ("a\n{% if a %}", 2, 4, "expected tag endif, found end of expression"),
            ("{% assign x %}", 1, 4, "expected '=', found end of expression"),
        ],
    )
    def test_says_where_and_why(self, source, line, column, why):
        with pytest.raises(TemplateTrouble) as trouble:
            engine.check(source, "page", {"other": "x"})

        assert (trouble.value.line, trouble.value.column, trouble.value.why) == (
            line,
            column,
            why,
        )

    def test_passes_a_file_that_names_another(self):
        engine.check("{% include 'other' %}{{ a | upcase }}", "page", {"other": "x"})

    def test_passes_every_file_of_a_stock_theme(self):
        from themes.stock_themes import stock_theme

        files = stock_theme("doorstep").files

        for path, body in files.items():
            engine.check(body, path, files)
