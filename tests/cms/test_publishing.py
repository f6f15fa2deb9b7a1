import pytest

from cms.models import ContentPage, HomePage
from tenants import selectors
from tenants.context import in_nation, in_public
from tenants.models import Nation
from tests.support.nations import nation_of
from tests.support.panel import SLUG, seated


@pytest.fixture
def springfield(db):
    return nation_of(SLUG)


@pytest.fixture
def owner(springfield):
    return seated(springfield)


def publish(nation, owner):
    with in_nation(nation):
        about = ContentPage.objects.get(slug="about")
    return owner.post(
        f"/pages/{about.pk}/edit/",
        {
            "title": "About",
            "slug": "about",
            "sections-count": "0",
            "action-publish": "action-publish",
        },
        follow=True,
    )


def text_of(answer):
    return " ".join(answer.content.decode().split())


class TestPublishing:
    def test_is_said_once_in_our_words(self, springfield, owner):
        answer = publish(springfield, owner)

        assert answer.context["said"] == "Published."
        assert answer.context["look_at"] == "/about/"
        assert "has been published" not in text_of(answer)

    def test_of_a_private_site_is_kept_for_later(self, springfield, owner):
        with in_public():
            Nation.objects.filter(pk=springfield.pk).update(live_at=None)
        selectors.forget_hosts()

        assert publish(springfield, owner).context["said"] == (
            "Kept for when you go live."
        )

    def test_is_not_said_of_a_number_in_the_address(self, owner):
        assert "said" not in owner.get("/website/?done=99999").context


class TestANewPage:
    @pytest.fixture
    def made(self, springfield, owner):
        with in_nation(springfield):
            front = HomePage.objects.get().pk

        def post(**said):
            empty = {"title": "", "slug": "", "sections-count": "0"}
            publish_it = {"action-publish": "action-publish"}
            return owner.post(
                f"/pages/add/cms/contentpage/{front}/", empty | publish_it | said
            )

        return post

    def test_without_a_name_is_asked_for_that_alone_in_our_words(
        self, springfield, made
    ):
        answer = made()

        assert answer.context["form"].errors == {"title": ["Give the page a name."]}
        assert "Not kept yet: something below needs a word." in text_of(answer)
        with in_nation(springfield):
            assert not ContentPage.objects.filter(title="").exists()


class TestPages:
    def test_names_a_page_by_its_path_alone(self, owner):
        html = text_of(owner.get("/website/"))

        assert "Page · /about/" in html
        assert "springfield." not in html.partition('class="card"')[2]


class TestWhatElseIsDoneToAPage:
    @pytest.mark.parametrize("what", ["unpublish", "delete"])
    def test_leads_back_to_our_own_list(self, springfield, owner, what):
        with in_nation(springfield):
            about = ContentPage.objects.get(slug="about")

        answer = owner.post(f"/pages/{about.pk}/{what}/")

        assert (answer.status_code, answer["Location"]) == (302, "/website/")

    def test_that_is_moved_leads_there_too(self, springfield, owner):
        with in_nation(springfield):
            about = ContentPage.objects.get(slug="about")
            privacy = ContentPage.objects.get(slug="privacy")

        answer = owner.post(f"/pages/{about.pk}/move/{privacy.pk}/confirm/")

        assert (answer.status_code, answer["Location"]) == (302, "/website/")

    def test_that_is_copied_too(self, springfield, owner):
        with in_nation(springfield):
            about = ContentPage.objects.get(slug="about")
            home = about.get_parent()

        answer = owner.post(
            f"/pages/{about.pk}/copy/",
            {"new_title": "More", "new_slug": "more", "new_parent_page": home.pk},
        )

        assert (answer.status_code, answer["Location"]) == (302, "/website/")
