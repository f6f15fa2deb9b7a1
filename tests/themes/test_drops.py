import pytest

from themes.drops import Drop
from themes.engine import environment as engine


class PageDrop(Drop):
    fields = frozenset({"title", "is_homepage?", "count"})
    secret = "canary"

    def __init__(self):
        self.title = "Join <now>"
        self.times_counted = 0

    def is_homepage(self):
        return True

    def count(self):
        self.times_counted += 1
        return self.times_counted


def rendered(source, page):
    return str(engine.render(engine.environment({"p": source}), "p", {"page": page}))


class TestDrop:
    def test_shows_what_is_listed(self):
        assert rendered("{{ page.title }}", PageDrop()) == "Join &lt;now&gt;"

    def test_answers_a_question(self):
        source = "{% if page.is_homepage? %}home{% endif %}"

        assert rendered(source, PageDrop()) == "home"

    @pytest.mark.parametrize(
        "path",
        ["secret", "times_counted", "is_homepage", "fields", "__class__", "keys", "_x"],
    )
    def test_has_nothing_that_is_not_listed(self, path):
        assert (
            rendered(f"{{{{ page.{path} }}}}{{{{ page['{path}'] }}}}", PageDrop()) == ""
        )

    def test_prints_as_nothing(self):
        assert rendered("[{{ page }}]", PageDrop()) == "[]"

    def test_computes_a_field_only_when_it_is_asked_for(self):
        page = PageDrop()

        rendered("{{ page.title }}", page)

        assert page.times_counted == 0

    def test_raises_for_what_is_not_listed(self):
        with pytest.raises(KeyError):
            PageDrop()["secret"]
