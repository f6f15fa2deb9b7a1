import re

import pytest
from django.test import Client

from cms import samples, site_context
from cms.blocks import LAST_DRAWING
from cms.models import HomePage
from cms.panel.changes import unseen_changes
from kernel.permissions import Role
from tenants import slugs
from tenants.context import in_nation, in_public
from tenants.models import Kind, Nation
from tests.support.nations import nation_of
from tests.support.panel import SLUG, seated
from themes.printshop import pictures

SITE = {"host": slugs.host_of(SLUG)}
OWN = {"promise": "Ferries at night.", "under": "", "picture": None}


@pytest.fixture
def springfield(db):
    return nation_of(SLUG)


@pytest.fixture
def owner(springfield):
    return seated(springfield)


def publish(nation, value):
    with in_nation(nation):
        home = HomePage.objects.get()
        home.sections = [{"type": "promise", "value": value}]
        home.save_revision().publish()


def shown_to_strangers():
    return Client().get("/", headers=SITE).content.decode()


@pytest.mark.usefixtures("owner")
class TestTheHero:
    def test_of_a_new_campaign_shows_a_place_and_no_person(self, springfield):
        publish(springfield, OWN)

        html = shown_to_strangers()

        assert pictures.vista(seed=springfield.pk).svg in html
        assert pictures.figure(seed=springfield.pk).svg not in html

    def test_of_the_demonstration_shows_its_candidate(self, springfield):
        with in_public():
            Nation.objects.filter(pk=springfield.pk).update(is_demo=True)
        demo = nation_of(SLUG)

        drawn = site_context.hero_drawing(demo, None)

        assert drawn == pictures.figure(seed=demo.pk)
        assert site_context.hero_drawing(demo, 3) == pictures.vista(seed=3)

    def test_shows_the_drawing_that_was_chosen(self, springfield):
        publish(springfield, {**OWN, "drawing": 41})

        assert pictures.vista(seed=41).svg in shown_to_strangers()

    def test_shows_it_also_while_the_words_still_are_a_sample(self, springfield):
        sample = samples.promise(Kind(springfield.kind))["value"]
        publish(springfield, {**sample, "drawing": 41})

        html = shown_to_strangers()

        assert pictures.vista(seed=41).svg in html
        assert sample["promise"] not in html


class TestDrawing:
    def test_is_what_the_page_shows_in_the_campaigns_colours(self, owner):
        answer = owner.get("/website/drawing/?number=41")

        drawn = answer.content.decode()
        style = re.search(r"<style>.*?</style>", drawn).group()
        assert answer.headers["content-type"] == "image/svg+xml"
        assert drawn.replace(style, "") == pictures.vista(seed=41).svg
        assert "--brand:#0B5B5E;" in style

    def test_without_a_number_is_the_campaigns_first(self, springfield, owner):
        drawn = owner.get("/website/drawing/?number=").content.decode()

        (body,) = re.findall(r"</style>(.*)</svg>", drawn)
        assert body in pictures.vista(seed=springfield.pk).svg

    def test_runs_and_asks_for_nothing_when_looked_at_alone(self, owner):
        policy = owner.get("/website/drawing/").headers["content-security-policy"]

        assert policy == "default-src 'none'; style-src 'unsafe-inline'; sandbox"

    @pytest.mark.parametrize(
        "number", ["x", "-1", "²", "1" * 5000, str(LAST_DRAWING + 1), "1\x00"]
    )
    def test_is_not_there_for_what_is_no_number(self, owner, number):
        answer = owner.get("/website/drawing/", {"number": number})

        assert answer.status_code == 404

    def test_is_shown_to_nobody_who_may_not_edit_pages(self, springfield):
        field = seated(springfield, Role.FIELD)

        assert field.get("/website/drawing/?number=1").status_code == 403


class TestADrawingInASection:
    def test_leaves_a_sample_a_sample(self):
        promise = samples.promise(Kind.CANDIDATE)
        drawn = {**promise, "value": {**promise["value"], "drawing": 7}}

        assert samples.is_sample(drawn)

    def test_is_a_change_that_nobody_sees_yet(self, springfield, owner):
        publish(springfield, OWN)
        with in_nation(springfield):
            draft = HomePage.objects.get()
            section = draft.sections.raw_data[0]
            counts = []
            for number in (None, 41):
                section["value"] = {**OWN, "drawing": number}
                draft.sections = [section]
                counts.append(unseen_changes(draft))

        assert counts == [0, 1]


@pytest.mark.usefixtures("owner")
class TestPartsOfAPage:
    def test_are_marked_in_a_picture_of_it(self, springfield, owner):
        with in_nation(springfield):
            ids = [part["id"] for part in HomePage.objects.get().sections.raw_data]

        html = owner.get("/website/look/preview/").content.decode()

        assert set(re.findall(r'data-section="([^"]*)"', html)) == set(ids)

    def test_are_marked_nowhere_on_the_site(self, springfield):
        publish(springfield, OWN)

        html = shown_to_strangers()

        assert "Ferries at night." in html
        assert "data-section" not in html
