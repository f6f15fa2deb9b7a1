import pytest
from django.conf import settings
from django.test import Client

from cms.models import ContentPage, HomePage
from controlplane.provisioning import (
    closing,
    operating,
    renaming,
    suspending,
)
from controlplane.provisioning.names import NameTooLong
from kernel.audit import writing as audit
from kernel.facts.models import Fact
from kernel.links import NameHoldsAddress
from kernel.permissions import Role
from nations.people.contact_points import NotAName
from tenants import generations, selectors
from tenants.context import in_nation, in_public
from tenants.models import Nation
from tests.controlplane.naming import HOW, OFFICE, decide, rename
from tests.support.nations import nation_of
from tests.support.panel import SLUG, seated
from themes.actions import NameMissing
from themes.models import Brand

HOST = f"{SLUG}.{settings.SITES_DOMAIN.partition(':')[0]}"


@pytest.fixture
def springfield(db):
    return nation_of(SLUG)


@pytest.fixture
def owner(springfield):
    return seated(springfield)


def suspend(nation):
    suspending.suspend(number=nation.pk, reason="Rule 3", **HOW)


def text_of(answer):
    return " ".join(answer.content.decode().split())


@pytest.mark.usefixtures("owner")
class TestRenameCampaign:
    def test_names_the_campaign_and_its_brand_in_step(self, springfield):
        rename(springfield, "  Better   Streets ")

        with in_nation(springfield):
            brand = Brand.objects.get().name
        assert [selectors.get_nation(springfield.pk).name, brand] == [
            "Better Streets"
        ] * 2

    def test_leaves_the_address_as_it_was(self, springfield):
        rename(springfield, "Better Streets")

        assert selectors.slug_of(springfield) == SLUG

    def test_renames_the_front_page_and_the_notice_written_for_it(self, springfield):
        rename(springfield, "Better Streets")

        with in_nation(springfield):
            assert HomePage.objects.get().title == "Better Streets"
            notice = str(ContentPage.objects.get(slug="privacy").sections)
        assert "Better Streets holds them." in notice
        assert "Springfield" not in notice

    def test_renames_the_newest_drafts_and_none_before_them(self, springfield, owner):
        with in_nation(springfield):
            front = HomePage.objects.get()
            older = front.save_revision()
            front.save_revision()
            ContentPage.objects.get(slug="privacy").save_revision()

        rename(springfield, "Better Streets")

        html = owner.get(f"/pages/{front.pk}/edit/").content.decode()
        assert 'name="title" value="Better Streets"' in html
        with in_nation(springfield):
            older.refresh_from_db()
            newest = HomePage.objects.get().latest_revision
            notice = ContentPage.objects.get(slug="privacy").latest_revision
            assert older.content["title"] == "Springfield"
            assert newest.object_str == "Better Streets"
            assert "Better Streets holds them." in notice.content["sections"]
            assert "Springfield" not in notice.content["sections"]
            newest.publish()
            assert HomePage.objects.get().title == "Better Streets"

    def test_leaves_drafts_of_the_campaigns_own_words(self, springfield):
        said = [{"type": "text", "value": {"heading": "", "words": "<p>Ours</p>"}}]
        with in_nation(springfield):
            front = HomePage.objects.get()
            front.title = "Springfield together"
            front.save_revision()
            notice = ContentPage.objects.get(slug="privacy")
            notice.sections = ContentPage(sections=said).sections
            notice.save_revision()

        rename(springfield, "Better Streets")

        with in_nation(springfield):
            front = HomePage.objects.get()
            notice = ContentPage.objects.get(slug="privacy").latest_revision
            assert front.latest_revision.content["title"] == "Springfield together"
            assert "<p>Ours</p>" in notice.content["sections"]
            assert front.title == "Better Streets"

    def test_leaves_words_of_the_campaigns_own(self, springfield):
        said = [{"type": "text", "value": {"heading": "", "words": "<p>Ours</p>"}}]
        with in_nation(springfield):
            HomePage.objects.update(title="Welcome")
            page = ContentPage(sections=said)
            ContentPage.objects.filter(slug="privacy").update(sections=page.sections)

        rename(springfield, "Better Streets")

        with in_nation(springfield):
            assert HomePage.objects.get().title == "Welcome"
            notice = ContentPage.objects.get(slug="privacy").sections.raw_data
            assert notice[0]["value"]["words"] == "<p>Ours</p>"

    def test_is_kept_as_a_fact_and_in_the_operators_history(self, springfield):
        rename(springfield, "Better Streets")

        with in_public():
            kept = Fact.objects.get(type="platform.campaign_renamed")
            newest = audit.entries_about(f"nation:{springfield.pk}", count=1)[0]
        assert kept.payload == {"nation_id": springfield.pk}
        assert newest.action == "campaign.renamed"
        assert newest.detail == {"reason": "It was called Springfield."}

    def test_to_what_it_is_called_already_does_nothing(self, springfield):
        rename(springfield, " Springfield ")

        with in_public():
            assert not Fact.objects.filter(type="platform.campaign_renamed").exists()

    @pytest.mark.parametrize(
        ("name", "refusal"),
        [
            (" ", NameMissing),
            ("Better\x00Streets", NotAName),
            ("x" * 121, NameTooLong),
            ("better-streets.example", NameHoldsAddress),
        ],
        ids=["empty", "control character", "too long", "web address"],
    )
    def test_refuses_what_the_start_refuses(self, springfield, name, refusal):
        with pytest.raises(refusal):
            rename(springfield, name)

        assert selectors.get_nation(springfield.pk).name == "Springfield"

    def test_refuses_a_campaign_that_is_closed(self, springfield):
        closing.close(number=springfield.pk, **HOW)

        with pytest.raises(operating.AlreadyClosed):
            rename(springfield, "Better Streets")

    def test_refuses_a_campaign_that_is_suspended_and_changes_nothing(
        self, springfield
    ):
        suspend(springfield)

        with pytest.raises(renaming.NameStays):
            rename(springfield, "The platform lies")

        assert selectors.get_nation(springfield.pk).name == "Springfield"
        with in_nation(springfield):
            assert Brand.objects.get().name == "Springfield"

    def test_renames_one_that_is_open_again(self, springfield):
        suspend(springfield)
        suspending.resume(number=springfield.pk, **HOW)

        assert rename(springfield, "Better Streets").name == "Better Streets"


@pytest.mark.usefixtures("owner")
class TestLookAtANewName:
    def test_waits_while_a_live_campaign_stays_live(self, springfield):
        renamed = rename(springfield, OFFICE)

        assert renamed.look == Nation.Look.WAITING
        assert renamed.look_reason == "Reads like a public office."
        assert renamed.is_live

    def test_is_told_from_its_own_old_name(self, springfield):
        renamed = rename(springfield, "Springfields")

        assert renamed.look == Nation.Look.NOT_NEEDED

    def test_ends_with_a_name_like_nobody_elses(self, springfield):
        rename(springfield, OFFICE)

        renamed = rename(springfield, "Better Streets")

        assert (renamed.look, renamed.look_reason) == (Nation.Look.NOT_NEEDED, "")

    @pytest.mark.parametrize(
        ("passes", "look"),
        [(True, Nation.Look.PASSED), (False, Nation.Look.REFUSED)],
        ids=["passed", "refused"],
    )
    def test_is_not_asked_for_twice(self, springfield, passes, look):
        rename(springfield, OFFICE)
        decide(springfield, passes=passes)
        rename(springfield, "Better Streets")

        assert rename(springfield, OFFICE).look == look

    def test_that_passed_holds_for_no_other_name(self, springfield):
        rename(springfield, OFFICE)
        decide(springfield, passes=True)

        assert rename(springfield, "Tarnmouth Council").look == Nation.Look.WAITING

    def test_that_refuses_makes_a_live_campaign_private(
        self, springfield, django_capture_on_commit_callbacks
    ):
        rename(springfield, OFFICE)
        kept = generations.read(HOST)

        with django_capture_on_commit_callbacks(execute=True):
            decide(springfield, passes=False)

        assert not selectors.get_nation(springfield.pk).is_live
        assert generations.read(HOST) != kept

    def test_that_passes_leaves_a_live_campaign_live(self, springfield):
        rename(springfield, OFFICE)

        assert decide(springfield, passes=True).is_live


class TestScreen:
    def test_says_that_the_address_stays(self, owner):
        html = text_of(owner.get("/settings/campaign/"))

        assert '<label for="name">What’s it called?</label>' in html
        assert f"so does your address, {HOST}" in html

    def test_offers_the_old_name_back(self, springfield, owner):
        answer = owner.post("/settings/campaign/name/", {"name": "Better Streets"})
        assert answer["location"] == "/settings/campaign/?done=renamed"
        html = text_of(owner.get(answer["location"]))
        toast = html.partition("data-toast")[2].partition("</div>")[0]
        assert "It’s called Better Streets now." in toast
        assert '<input type="hidden" name="name" value="Springfield">' in toast

        owner.post("/settings/campaign/name/", {"name": "Springfield"})

        assert selectors.get_nation(springfield.pk).name == "Springfield"

    def test_keeps_what_was_typed_beside_what_is_wrong_with_it(self, owner):
        said = {"name": "www.better.example"}

        answer = owner.post("/settings/campaign/name/", said)

        assert answer.status_code == 422
        html = text_of(answer)
        assert 'value="www.better.example"' in html
        assert "A name can’t hold a web or email address. Leave it out." in html
        assert '<form method="post" action="/settings/campaign/"' in html

    def test_says_that_a_live_site_stays_live_while_somebody_looks(self, owner):
        html = text_of(
            owner.post("/settings/campaign/name/", {"name": OFFICE}, follow=True)
        )

        assert "“Reads like a public office.” Your site stays live meanwhile." in html

    def test_shows_strangers_the_new_name_alone(self, owner):
        imprint = {"imprint_name": "Ada Oak", "imprint_address": "1 High Street"}
        owner.post("/settings/campaign/", imprint)
        stranger = Client(headers={"host": HOST})
        assert "on behalf of Springfield" in text_of(stranger.get("/"))

        owner.post("/settings/campaign/name/", {"name": "Better Streets"})

        html = text_of(stranger.get("/"))
        assert "on behalf of Better Streets of the same address." in html
        assert "Springfield" not in html

    def test_offers_no_name_while_the_site_is_closed_for_now(self, springfield, owner):
        suspend(springfield)

        html = text_of(owner.get("/settings/campaign/"))

        assert "The site is closed for now, so its name stays as it is." in html
        assert '<label for="name">' not in html
        assert 'role="alert"' not in html

    def test_says_so_to_who_had_it_open_before(self, springfield, owner):
        suspend(springfield)

        answer = owner.post("/settings/campaign/name/", {"name": "Platform lies"})

        assert answer.status_code == 422
        html = text_of(answer)
        said = html.partition('<p class="error" role="alert">')[2].partition("</p>")[0]
        assert said.strip() == renaming.NameStays.sentence
        assert "Platform lies" not in html

    def test_tells_a_suspended_campaign_what_was_decided_on_its_name(
        self, springfield, owner
    ):
        rename(springfield, OFFICE)
        suspend(springfield)
        decide(springfield, passes=False)

        html = text_of(owner.get("/settings/campaign/"))

        assert "It can’t go live under this name either." in html
        assert "Change it, or answer" not in html

    def test_is_for_who_may_change_the_campaign(self, springfield):
        organiser = seated(springfield, Role.ORGANISER)

        answer = organiser.post("/settings/campaign/name/", {"name": "Better"})

        assert answer.status_code == 403
        assert selectors.get_nation(springfield.pk).name == "Springfield"
