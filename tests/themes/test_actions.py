import contextlib

import psycopg2
import pytest
from django.conf import settings

from kernel import limits
from kernel.actor import Actor
from kernel.emails import NotAnEmail
from kernel.facts.models import Fact
from kernel.permissions import Refused, Role
from tenants.context import current_schema
from tenants.snapshot import make
from tests.conftest import NOON
from tests.themes.conftest import HOW, SYSTEM, VIA, staff
from themes import actions, rendering, selectors
from themes.actions import BrandChange
from themes.models import Brand, ThemeFile, ThemeVersion
from themes.palette import NotAColour
from themes.sample_context import SAMPLE
from themes.stock_themes import stock_theme
from themes.trial import TrialFailed, TrialsBusy

pytestmark = pytest.mark.usefixtures("nation")

PAGE = "pages_show_basic"
IMPRINT = {"imprint_name": "Priya Nair", "imprint_address": "4 Ropewalk"}
NOT_FOR_CODE = [Role.ORGANISER, Role.TREASURER, Role.FIELD]


def types():
    return list(Fact.objects.order_by("id").values_list("type", flat=True))


def change(by=SYSTEM, **fields):
    return actions.change_brand(change=BrandChange(**fields), by=by, via=VIA, at=NOON)


def save(body, path=PAGE, by=SYSTEM):
    return actions.save_theme_file(path=path, body=body, by=by, via=VIA, at=NOON)


class TestSetBrand:
    def test_gives_the_theme_of_the_kind_and_its_colour(self):
        actions.set_brand(name="Ines", kind="CANDIDATE", country="GB", **HOW)

        brand = selectors.current_brand()
        assert (brand.name, brand.theme, brand.color, brand.changed_at) == (
            "Ines",
            "doorstep",
            "#0B5B5E",
            NOON,
        )
        assert brand.palette["light"]["brand"] == "#0B5B5E"
        assert types() == ["themes.brand_changed"]

    def test_changes_nothing_the_second_time(self):
        actions.set_brand(name="Ines", kind="CANDIDATE", country="GB", **HOW)

        actions.set_brand(name="Another", kind="UNION", country="US", **HOW)

        assert Brand.objects.get().name == "Ines"
        assert types() == ["themes.brand_changed"]

    def test_refuses_a_visitor(self):
        with pytest.raises(Refused):
            actions.set_brand(
                name="x",
                kind="CANDIDATE",
                country="GB",
                by=Actor.visitor(),
                via=VIA,
                at=NOON,
            )

        assert not Brand.objects.exists()


@pytest.mark.usefixtures("brand")
class TestChangeBrand:
    def test_computes_the_palette_anew(self):
        change(color="#777777")

        brand = Brand.objects.get()
        assert brand.color == "#777777"
        assert brand.palette["light"]["brand"] != "#777777"
        assert brand.palette["notes"] == [
            "Made a touch darker, so that white words on it can be read."
        ]
        assert f"--brand:{brand.palette['light']['brand']};" in brand.palette_css()

    def test_keeps_what_is_not_named(self):
        change(imprint_name="Priya Nair", imprint_address="4 Ropewalk,  Tarnmouth")

        change(name=" Ines  for Mayor ")

        brand = Brand.objects.get()
        assert (brand.name, brand.imprint_name, brand.imprint_address) == (
            "Ines for Mayor",
            "Priya Nair",
            "4 Ropewalk, Tarnmouth",
        )

    def test_keeps_a_mark(self):
        mark = '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h9"/></svg>'

        change(mark_svg=mark)

        assert Brand.objects.get().mark_svg == mark

    @pytest.mark.parametrize(
        ("fields", "situation"),
        [
            ({"color": "teal"}, NotAColour),
            ({"mark_svg": "<svg><script/></svg>"}, actions.NotAMark),
            ({"name": "  "}, actions.NameMissing),
            ({"contact_email": "a@b.example, all@c.example"}, NotAnEmail),
            ({"contact_email": "nowhere"}, NotAnEmail),
            ({"imprint_name": "Priya"}, actions.ImprintIncomplete),
            ({"imprint_address": "4 Ropewalk"}, actions.ImprintIncomplete),
            ({**IMPRINT, "imprint_name": "www.won.example"}, actions.ImprintHoldsLink),
            (
                {**IMPRINT, "imprint_address": "Claim at\nhttps://won.example/?id=1"},
                actions.ImprintHoldsLink,
            ),
            (
                {**IMPRINT, "imprint_behalf": "http://won.example/x"},
                actions.ImprintHoldsLink,
            ),
        ],
    )
    def test_refuses_what_cannot_be(self, fields, situation):
        before = Brand.objects.values().get()

        with pytest.raises(situation) as refused:
            change(**fields)

        assert refused.value.sentence.endswith(".")
        assert Brand.objects.values().get() == before
        assert types() == ["themes.brand_changed"]

    @pytest.mark.parametrize(
        ("role", "fields"),
        [
            (Role.EDITOR, {"name": "x"}),
            (Role.EDITOR, {"color": "#000000", "imprint_behalf": "x"}),
            (Role.ORGANISER, {"color": "#000000"}),
            (Role.TREASURER, {"contact_email": "a@b.example"}),
            (Role.FIELD, {"mark_svg": ""}),
        ],
    )
    def test_refuses_roles_that_may_not(self, role, fields):
        before = Brand.objects.values().get()

        with pytest.raises(Refused):
            change(by=staff(role), **fields)

        assert Brand.objects.values().get() == before

    def test_lets_an_editor_choose_the_colour(self):
        change(by=staff(Role.EDITOR), color="#5a2350")

        assert Brand.objects.get().color == "#5A2350"


@pytest.mark.usefixtures("brand")
class TestSaveThemeFile:
    def test_keeps_a_draft_that_nobody_sees(self):
        save("<p>{{ page.title }}</p>")

        file = selectors.theme_file(PAGE)
        assert (file.body, file.is_changed) == ("<p>{{ page.title }}</p>", True)
        assert not rendering.render(PAGE, SAMPLE).html.startswith("<p>")

    def test_forgets_a_change_that_was_undone(self):
        save("other")

        assert save(stock_theme("doorstep").files[PAGE]) is None

        assert not ThemeFile.objects.exists()

    @pytest.mark.parametrize(
        ("body", "line", "column", "shown"),
        [
            ("a\n  {{ b", 2, 3, "  {{ b"),
            ("a\n{% shout %}\nb", 2, 4, "{% shout %}"),
            ("{{ a | shout }}", 1, 8, "{{ a | shout }}"),
            ("\n\n{% include 'gone' %}", 3, 4, "{% include 'gone' %}"),
            ("{% if a %}", 1, 4, "{% if a %}"),
            ("{% raw %}" * 100, 1, 1, "{% raw %}" * 100),
        ],
    )
    def test_says_where_it_is_broken(self, body, line, column, shown):
        with pytest.raises(actions.BrokenLiquid) as broken:
            save(body)

        assert (broken.value.line, broken.value.column, broken.value.shown) == (
            line,
            column,
            shown,
        )
        assert broken.value.sentence.startswith(
            f"{PAGE}, line {line}, column {column}:"
        )
        assert not ThemeFile.objects.exists()

    def test_refuses_a_file_the_theme_does_not_have(self):
        with pytest.raises(actions.NoSuchFile):
            save("x", path="../../settings")

        assert not ThemeFile.objects.exists()

    @pytest.mark.parametrize("role", NOT_FOR_CODE)
    def test_refuses_roles_that_may_not(self, role):
        with pytest.raises(Refused):
            save("x", by=staff(role))

        assert not ThemeFile.objects.exists()


@pytest.mark.usefixtures("brand")
class TestRestoreThemeFile:
    def test_puts_one_file_back_as_it_came(self):
        save("mine")
        save("mine too", path="thanks")

        actions.restore_theme_file(path=PAGE, **HOW)

        assert selectors.theme_file(PAGE).body == stock_theme("doorstep").files[PAGE]
        assert selectors.theme_file("thanks").body == "mine too"

    def test_leaves_what_serves_until_it_is_published(self):
        save("mine")
        actions.publish_theme(**HOW)

        actions.restore_theme_file(path=PAGE, **HOW)

        assert "mine" in rendering.render(PAGE, SAMPLE).html
        actions.publish_theme(**HOW)
        assert "mine" not in rendering.render(PAGE, SAMPLE).html

    def test_leaves_one_that_nobody_changed_as_it_is(self):
        actions.restore_theme_file(path=PAGE, **HOW)

        assert not ThemeFile.objects.exists()

    def test_refuses_a_file_the_theme_does_not_have(self):
        save("mine")

        with pytest.raises(actions.NoSuchFile):
            actions.restore_theme_file(path="gone", **HOW)

        assert ThemeFile.objects.count() == 1

    @pytest.mark.parametrize("role", NOT_FOR_CODE)
    def test_refuses_roles_that_may_not(self, role):
        save("mine")

        with pytest.raises(Refused):
            actions.restore_theme_file(path=PAGE, by=staff(role), via=VIA, at=NOON)

        assert ThemeFile.objects.get().body == "mine"


@pytest.mark.usefixtures("brand")
class TestPublishTheme:
    def test_lets_the_changed_files_serve(self):
        save("<p>Mine: {{ page.title }}</p>")

        version = actions.publish_theme(by=staff(Role.EDITOR), via=VIA, at=NOON)

        assert (version.number, version.by_account_id, version.published_at) == (
            1,
            7,
            NOON,
        )
        assert version.files == {PAGE: "<p>Mine: {{ page.title }}</p>"}
        assert "<p>Mine: Home</p>" in rendering.render(PAGE, SAMPLE).html
        assert types()[-1] == "themes.theme_published"

    @pytest.mark.parametrize(
        "body",
        [
            "{{ 1 | divided_by: 0 }}",
            "{% for i in (1..5000) %}{% endfor %}" * 900,
            "{{ (1..1000000000) | join }}",
            "{% include 'pages_show_basic' %}",
        ],
    )
    def test_refuses_what_cannot_be_rendered(self, body):
        save(body)

        with pytest.raises(TrialFailed) as failed:
            actions.publish_theme(**HOW)

        assert failed.value.path == PAGE
        assert not ThemeVersion.objects.exists()
        assert "themes.theme_published" not in types()

    def test_refuses_to_publish_the_same_twice(self):
        save("one")
        actions.publish_theme(**HOW)

        with pytest.raises(actions.NothingToPublish):
            actions.publish_theme(**HOW)

        assert ThemeVersion.objects.count() == 1

    def test_refuses_to_publish_nothing(self):
        with pytest.raises(actions.NothingToPublish):
            actions.publish_theme(**HOW)

        assert not ThemeVersion.objects.exists()

    def test_refuses_a_second_press_while_the_first_one_s_trial_runs(self):
        save("one")
        other = psycopg2.connect(make.libpq(settings.DATABASES["default"]["NAME"]))
        with contextlib.closing(other), other.cursor() as cursor:
            cursor.execute(
                "SELECT pg_advisory_lock(hashtext(%s || 'trial'))", [current_schema()]
            )

            with pytest.raises(TrialsBusy):
                actions.publish_theme(**HOW)
            # Let go of here: the server lets go of what a closed connection held in its own time.
            cursor.execute("SELECT pg_advisory_unlock_all()")

        assert not ThemeVersion.objects.exists()
        assert "themes.theme_published" not in types()
        assert actions.publish_theme(**HOW).number == 1

    def test_refuses_more_than_thirty_trials_in_ten_minutes(self):
        save("one")
        for _ in range(30):
            limits.require("themes.trial", "", limit=30, per_seconds=600)

        with pytest.raises(limits.TooOften):
            actions.publish_theme(**HOW)

        assert not ThemeVersion.objects.exists()
        assert "themes.theme_published" not in types()

    @pytest.mark.parametrize("role", NOT_FOR_CODE)
    def test_refuses_roles_that_may_not(self, role):
        save("one")

        with pytest.raises(Refused):
            actions.publish_theme(by=staff(role), via=VIA, at=NOON)

        assert not ThemeVersion.objects.exists()


@pytest.mark.usefixtures("brand")
class TestRevertTheme:
    def test_lets_the_version_before_serve_again(self):
        save("one")
        actions.publish_theme(**HOW)
        save("two")
        actions.publish_theme(**HOW)

        serving = actions.revert_theme(**HOW)

        assert serving is not None
        assert serving.number == 1
        assert ThemeVersion.objects.get(number=2).reverted_at == NOON
        assert types()[-1] == "themes.theme_reverted"

    def test_comes_back_to_the_stock_theme(self):
        save("one")
        actions.publish_theme(**HOW)

        assert actions.revert_theme(**HOW) is None

        assert selectors.published_theme() is None

    def test_refuses_where_the_stock_theme_serves(self):
        with pytest.raises(actions.NothingToRevert):
            actions.revert_theme(**HOW)

        assert types() == ["themes.brand_changed"]

    @pytest.mark.parametrize("role", NOT_FOR_CODE)
    def test_refuses_roles_that_may_not(self, role):
        save("one")
        actions.publish_theme(**HOW)

        with pytest.raises(Refused):
            actions.revert_theme(by=staff(role), via=VIA, at=NOON)

        assert selectors.published_theme() is not None
