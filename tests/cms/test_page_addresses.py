import json

import pytest

from cms import page_addresses
from cms.models import ContentPage, HomePage
from tenants.context import in_nation
from tests.support.nations import nation_of
from tests.support.panel import SLUG, seated


@pytest.fixture
def springfield(db):
    return nation_of(SLUG)


@pytest.fixture
def front(springfield):
    with in_nation(springfield):
        return HomePage.objects.get()


class TestGuess:
    @pytest.mark.parametrize(
        ("name", "address"),
        [
            ("Nocne autobusy: Łódź–Quay", "nocne-autobusy-lodz-quay"),
            ("It’s 2026", "its-2026"),
            ("  Ærøskøbing & Straße/Đà Nẵng ", "aeroskobing-strasse-da-nang"),
            ("مرحبا", "page"),
            ("🎉", "page"),
        ],
    )
    def test_makes_plain_letters_of_a_name(self, name, address):
        assert page_addresses.guess(name) == address

    def test_is_no_longer_than_eighty(self):
        assert page_addresses.guess("bus " * 40) == ("bus-" * 20).rstrip("-")


class TestFormatters:
    def test_know_every_letter_that_an_address_is_made_of(self):
        rules = json.loads(page_addresses.FORMATTERS)
        plain_by_letter = {
            letter: plain for [pattern, _flags], plain in rules for letter in pattern
        }

        assert {plain_by_letter[letter] for letter in "łŁ"} == {"l"}
        assert plain_by_letter["ó"] == "o"
        assert plain_by_letter["ß"] == "ss"


class TestAPageWithoutAnAddress:
    def add(self, nation, front, title):
        with in_nation(nation):
            page = ContentPage(title=title, live=False)
            front.add_child(instance=page)
        return page.slug

    def test_gets_it_from_its_name(self, springfield, front):
        title = "Nocne autobusy: Łódź–Quay"

        assert self.add(springfield, front, title) == "nocne-autobusy-lodz-quay"

    def test_gets_the_next_number_beside_one_of_the_same_name(self, springfield, front):
        taken = [self.add(springfield, front, "🎉") for _ in range(3)]

        assert taken == ["page", "page-2", "page-3"]


class TestTheEditorsForm:
    @pytest.fixture
    def made(self, springfield, front):
        """Keep a new page; return what it is called, and by what address."""
        owner = seated(springfield)

        def post(**said):
            answer = owner.post(
                f"/pages/add/cms/contentpage/{front.pk}/",
                {"sections-count": "0"} | said,
            )
            assert answer.status_code == 302
            with in_nation(springfield):
                return ContentPage.objects.latest("pk").slug

        return post

    @pytest.mark.parametrize("slug", ["", "nocne-autobusy-łódź"])
    def test_makes_an_address_of_plain_letters(self, made, slug):
        address = made(title="Nocne autobusy: Łódź", slug=slug)

        assert address == "nocne-autobusy-lodz"

    def test_makes_one_for_a_name_without_such_letters(self, made):
        assert made(title="مرحبا", slug="") == "page"

    def test_leaves_the_address_that_was_given(self, made):
        assert made(title="Night buses", slug="buses") == "buses"

    def test_leaves_an_address_that_was_given_before(self, springfield, front):
        owner = seated(springfield)
        with in_nation(springfield):
            page = ContentPage(title="Łódź", slug="łódź", live=False)
            front.add_child(instance=page)

        for said in ("łódź", ""):
            owner.post(
                f"/pages/{page.pk}/edit/",
                {"title": "Łódź", "slug": said, "sections-count": "0"},
            )
            with in_nation(springfield):
                page.refresh_from_db()
                draft = page.get_latest_revision_as_object()
            assert draft.slug == "łódź"
