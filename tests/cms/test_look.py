import pytest

from tenants.context import in_nation
from tests.support.nations import nation_of
from tests.support.panel import seated
from themes.models import Brand


@pytest.fixture
def springfield(db):
    return nation_of("springfield")


@pytest.fixture
def owner(springfield):
    return seated(springfield)


def text_of(answer):
    return " ".join(answer.content.decode().split())


class TestLook:
    def test_shows_the_front_page_in_a_colour_nobody_kept(self, springfield, owner):
        tried = owner.get("/website/look/preview/?color=%23C2185B")
        kept = owner.get("/website/look/preview/?color=pink")

        assert "--brand:#C2185B" in tried.content.decode()
        assert "--brand:#0B5B5E" in kept.content.decode()
        policy = tried.headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "sandbox allow-same-origin;" in policy
        assert "script-src" not in policy
        assert "connect-src" not in policy
        with in_nation(springfield):
            assert Brand.objects.get().color == "#0B5B5E"

    def test_says_what_would_be_changed_of_a_colour(self, owner):
        pale = owner.get("/website/look/notes/?color=%23C78A00").json()
        deep = owner.get("/website/look/notes/?color=%230B5B5E").json()

        assert deep == {"notes": []}
        assert pale == {
            "notes": [
                "Words and drawings take a darker shade of it, so that they can be read."
            ]
        }

    def test_holds_a_colour_of_ones_own_and_ticks_no_swatch(self, springfield, owner):
        owner.post("/website/look/", {"own": "#F2C94C"})

        html = owner.get("/website/look/")

        assert html.context["own"] == "#F2C94C"
        assert 'name="color" value="#0B5B5E" checked' not in text_of(html)

    def test_says_at_the_field_that_a_word_is_no_colour_and_leaves_it_there(
        self, springfield, owner
    ):
        answer = owner.post("/website/look/", {"own": "custard"})

        assert answer.status_code == 422
        assert answer.context["own"] == "custard"
        assert '<p class="error" id="own-error" role="alert">' in text_of(answer)
        with in_nation(springfield):
            assert Brand.objects.get().color == "#0B5B5E"

    def test_wears_a_swatch_pressed_while_the_kept_colour_stands_in_the_field(
        self, springfield, owner
    ):
        owner.post("/website/look/", {"own": "#F2C94C"})

        owner.post("/website/look/", {"own": "#F2C94C", "color": "#5A2350"})

        with in_nation(springfield):
            assert Brand.objects.get().color == "#5A2350"

    def test_wears_one_of_the_marks_drawn_from_the_name(self, springfield, owner):
        owner.post("/website/look/", {"color": "#5A2350", "mark": "1"})

        with in_nation(springfield):
            brand = Brand.objects.get()
        assert brand.color == "#5A2350"
        assert brand.mark_svg.startswith("<svg")
        assert brand.mark_svg in owner.get("/people/").content.decode()

    def test_keeps_what_it_wears_for_a_mark_that_does_not_exist(
        self, springfield, owner
    ):
        owner.post("/website/look/", {"color": "#5A2350", "mark": "7"})

        with in_nation(springfield):
            assert Brand.objects.get().mark_svg == ""
