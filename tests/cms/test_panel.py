import datetime as dt

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cms.models import HomePage
from cms.panel import home
from cms.panel.changes import unseen_changes
from kernel.actor import Actor, Channel, Source
from kernel.permissions import Role
from nations.people.actions import Details, identify, join
from nations.people.models import Person, Tag
from tenants import selectors
from tenants.context import in_nation, in_public
from tenants.models import Nation
from tests.conftest import NOON
from tests.support.nations import nation_of
from tests.support.panel import seated, staff
from themes.models import Brand

PANEL = Source(channel=Channel.PANEL)


@pytest.fixture
def springfield(db):
    return nation_of("springfield")


@pytest.fixture
def owner(springfield):
    return seated(springfield)


def add_people(nation, count, **fields):
    with in_nation(nation):
        made = Person.objects.bulk_create(
            Person(
                full_name=f"Person {number:02}", created_at=NOON, tag_ids=[], **fields
            )
            for number in range(count)
        )
        return [person.pk for person in made]


def text_of(answer):
    return " ".join(answer.content.decode().split())


class TestHome:
    def test_says_what_needs_somebody_before_going_live_soonest_first(
        self, springfield, owner
    ):
        with in_public():
            Nation.objects.filter(pk=springfield.pk).update(live_at=None)
        selectors.forget_hosts()

        shown = owner.get("/").context["needs_you"]

        assert [row.label for row in shown] == [
            "Go live",
            "Give your imprint",
            "Bring a list",
            "Write",
        ]
        assert shown[1].url == "/settings/campaign/#imprint"

    def test_gives_the_one_filled_button_to_the_soonest(self, owner):
        page = text_of(owner.get("/"))

        assert page.count('class="row-button main-button"') == 1
        assert page.count("main-button") == 1

    def test_suggests_something_honest_when_nobody_joins(self, springfield, owner):
        with in_nation(springfield):
            Brand.objects.update(imprint_name="Jo", imprint_address="1 Quay Street")
            home = HomePage.objects.get()
            home.sections = []
            home.save_revision().publish()
            joined = timezone.now() - dt.timedelta(days=30)
            Person.objects.create(
                full_name="Ada", created_at=joined, joined_at=joined, supporter_number=1
            )

        shown = owner.get("/").context

        assert shown["needs_you"] == []
        assert shown["suggestion"].title.startswith("Nobody has joined since ")

    @pytest.mark.parametrize("is_live", [True, False], ids=["live", "private"])
    def test_says_that_people_join_only_where_they_can(self, springfield, is_live):
        treasurer = seated(springfield, Role.TREASURER)
        if not is_live:
            with in_public():
                Nation.objects.filter(pk=springfield.pk).update(live_at=None)
            selectors.forget_hosts()

        page = text_of(treasurer.get("/"))

        assert "Nothing waits for you." in page
        assert ("People are joining by themselves." in page) is is_live

    def test_opens_the_people_behind_each_number(self, springfield, owner):
        now = timezone.now()
        with in_nation(springfield):
            Person.objects.create(
                full_name="Ada", created_at=now, joined_at=now, supporter_number=1
            )
            Person.objects.create(full_name="Mo", created_at=now)

        numbers = owner.get("/").context["numbers"]

        assert {number.label: number.value for number in numbers} == {
            "New supporters": 1,
            "Brought by a friend": 0,
            "Added by the team": 1,
            "Everyone": 2,
        }
        for number in numbers:
            assert len(owner.get(number.url).context["rows"]) == number.value

    def test_shows_no_people_to_those_who_may_not_see_them(self, springfield):
        shown = seated(springfield, Role.EDITOR).get("/").context

        assert "numbers" not in shown
        assert "latest" not in shown


class TestPeople:
    @pytest.mark.usefixtures("nothing_is_asked_twice")
    def test_asks_as_many_queries_for_one_person_as_for_fifty(self, springfield, owner):
        with in_nation(springfield):
            tag = Tag.objects.create(name="bus", created_at=NOON)
        add_people(springfield, 1)
        owner.get("/people/")

        with CaptureQueriesContext(connection) as for_one:
            owner.get("/people/")
        add_people(springfield, 60)
        with in_nation(springfield):
            Person.objects.update(tag_ids=[tag.pk])
        with CaptureQueriesContext(connection) as for_fifty:
            page = owner.get("/people/")

        assert len(page.context["rows"]) == 50
        assert len(for_fifty) == len(for_one)

    def test_says_so_when_nobody_matches_and_offers_everyone(self, springfield, owner):
        add_people(springfield, 1)

        page = text_of(owner.get("/people/?q=nobody&reach=phone"))

        assert "Nobody matches all of this." in page
        assert "0 match" in page

    @pytest.mark.parametrize(
        "query",
        [
            "tag=x",
            "after=9999999999999999999",
            "since=never",
            "joined=%00",
            "reach=fax",
        ],
    )
    def test_shows_everyone_for_a_choice_that_does_not_exist(
        self, springfield, owner, query
    ):
        add_people(springfield, 2)

        page = owner.get(f"/people/?{query}")

        assert (page.status_code, len(page.context["rows"])) == (200, 2)


class TestPerson:
    def test_says_what_was_done_to_a_tag_and_undoes_it(self, springfield, owner):
        [pk] = add_people(springfield, 1)

        done = owner.post(f"/people/{pk}/tags/", {"name": "bus"}, follow=True)
        toast = done.context["toast"]
        undone = owner.post(toast["undo_url"], follow=True)

        assert toast["sentence"] == "Tagged bus."
        assert undone.context["toast"]["sentence"] == "No longer tagged bus."
        assert undone.context["tags"] == []
        again = undone.context["toast"]
        back = owner.post(again["undo_url"], {"name": again["undo_name"]}, follow=True)
        assert [tag.name for tag in back.context["tags"]] == ["bus"]

    @pytest.mark.parametrize("done", ["tagged-", "tagged-99", "x", "untagged-0"])
    def test_believes_no_address_that_claims_something(self, springfield, owner, done):
        [pk] = add_people(springfield, 1)

        assert owner.get(f"/people/{pk}/?done={done}").context["toast"] is None

    def test_keeps_details_and_says_what_is_wrong_with_them(self, springfield, owner):
        [pk] = add_people(springfield, 1)

        wrong = owner.post(f"/people/{pk}/details/", {"email": "sam@"})
        right = owner.post(f"/people/{pk}/details/", {"email": "sam@example.org"})

        assert wrong.status_code == 422
        assert wrong.context["said"]["email"] == "sam@"
        assert right.headers["location"].startswith(f"/people/{pk}/?done=edited-")

    def test_lets_nobody_change_details_who_may_not(self, springfield):
        [pk] = add_people(springfield, 1)
        editor = seated(springfield, Role.EDITOR)

        assert editor.get(f"/people/{pk}/details/").status_code == 403
        refused = editor.post(f"/people/{pk}/details/", {"full_name": "X"})
        assert refused.status_code == 403
        with in_nation(springfield):
            assert Person.objects.get().full_name == "Person 00"

    def test_shows_red_and_no_number_where_nobody_may_ring(self, springfield, owner):
        [pk] = add_people(springfield, 1, is_do_not_phone=True)
        with in_nation(springfield):
            Person.objects.get().phones.create(
                number="+447700900123", given="07700 900123", source="PANEL",
                created_at=NOON,
            )  # fmt: skip

        page = text_of(owner.get(f"/people/{pk}/"))

        assert 'class="stop-band"' in page
        assert "07700 900123" not in page
        assert "tel:" not in page


class TestFind:
    def test_shows_people_pages_and_settings_in_groups(self, springfield, owner):
        with in_nation(springfield):
            for name in ("Abby Imprinter", "About Time"):
                Person.objects.create(full_name=name, created_at=NOON)

        groups = owner.get("/find/?q=abo").context["groups"]

        assert [str(group.label) for group in groups] == ["People", "Pages"]
        assert [row.label for row in groups[0].rows] == ["About Time"]

    @pytest.mark.parametrize("asked", ["imprint", "IMPRINT", "responsible"])
    def test_opens_the_only_match_at_once(self, owner, asked):
        answer = owner.get("/find/", {"q": asked})

        assert answer.headers["location"] == "/settings/campaign/"

    def test_opens_the_best_match_when_asked_for(self, springfield, owner):
        with in_nation(springfield):
            Person.objects.create(full_name="Rosamund", created_at=NOON)
            sam = Person.objects.create(full_name="Sam Ortiz", created_at=NOON)

        answer = owner.get("/find/?q=sam&best=1")

        assert answer.headers["location"] == f"/people/{sam.pk}/"

    def test_finds_nobody_for_those_who_may_not_see_people(self, springfield):
        with in_nation(springfield):
            Person.objects.create(full_name="Sam Ortiz", created_at=NOON)

        page = seated(springfield, Role.EDITOR).get("/find/?q=sam")

        assert page.context["groups"] == []

    @pytest.mark.parametrize("asked", ["", "  ", "\x00", "%", "'", "x" * 500])
    def test_answers_whatever_is_typed(self, owner, asked):
        assert owner.get("/find/", {"q": asked}).status_code == 200


class TestUnseenChanges:
    @pytest.fixture
    def front(self, springfield, owner):
        with in_nation(springfield):
            yield HomePage.objects.get()

    def test_are_none_where_the_draft_is_what_people_see(self, front):
        assert unseen_changes(front) == 0

    def test_counts_the_name_and_each_section_that_differs(self, front):
        raw = list(front.sections.raw_data)
        raw[0]["value"]["promise"] = "Ferries at night."
        front.sections = [*raw[:-1]]
        front.title = "Another name"

        assert unseen_changes(front) == 3

    def test_count_nothing_of_a_page_nobody_sees(self, front):
        front.live = False

        assert unseen_changes(front) == 0


class TestHappening:
    def test_shows_who_just_joined_and_how_many(self, springfield, owner):
        with in_nation(springfield):
            sam = identify(
                details=Details(full_name="Sam Ortiz"), by=staff(), via=PANEL, at=NOON
            ).person
            join(
                person_id=sam.pk,
                by=Actor.supporter(person_id=sam.pk),
                via=PANEL,
                at=timezone.now(),
            )

        said = text_of(owner.get("/happening/"))

        assert "Sam Ortiz</a> joined" in said
        assert '<div id="this-week" hx-swap-oob="true">' in said

    @pytest.mark.parametrize(
        ("postcode", "told"), [("LS13 2EU", "Someone in LS13"), ("", "Someone")]
    )
    def test_calls_whoever_gave_no_name_by_where_they_live(
        self, springfield, owner, postcode, told
    ):
        details = Details(email="sam@example.org", postcode=postcode)
        with in_nation(springfield):
            sam = identify(details=details, by=staff(), via=PANEL, at=NOON).person
            for someone, via in (
                (sam, PANEL),
                (
                    identify(
                        details=Details(full_name="Mo"),
                        by=staff(),
                        via=PANEL,
                        at=NOON,
                    ).person,
                    Source(channel=Channel.WEB, recruiter_id=sam.pk),
                ),
            ):
                by = Actor.supporter(person_id=someone.pk)
                join(person_id=someone.pk, by=by, via=via, at=timezone.now())

        said = text_of(owner.get("/happening/"))

        assert f"{told}</a> joined" in said
        assert f"joined, brought by {told[0].lower()}{told[1:]}" in said

    def test_asks_nothing_again_for_whoever_looks_in_the_same_moment(
        self, springfield, owner, monkeypatch
    ):
        monkeypatch.setattr(home, "HAPPENING_SECONDS", 600)
        owner.get("/happening/")

        with CaptureQueriesContext(connection) as asked:
            owner.get("/happening/")

        assert not [one for one in asked if "facts_fact" in one["sql"]]


class TestChoosePage:
    def test_offers_each_kind_that_is_built_and_opens_it(self, owner):
        page = owner.get("/website/new/")

        kinds = [pair for _group, pairs in page.context["groups"] for pair in pairs]
        assert [str(kind.name) for kind, _url in kinds] == ["Sign-up", "Page"]
        assert [owner.get(url).status_code for _kind, url in kinds] == [200, 200]


class TestLeave:
    def test_ends_the_session_here(self, owner):
        answer = owner.post("/leave/")

        assert answer.headers["location"].endswith(f"//{settings.PLATFORM_DOMAIN}/")
        assert owner.get("/people/").status_code == 302

    def test_takes_a_press_no_link_can_make(self, owner):
        assert owner.get("/leave/").status_code == 405
        assert owner.get("/people/").status_code == 200


class TestSettings:
    def test_shows_a_card_for_each_screen_one_may_open(self, springfield, owner):
        cards = owner.get("/settings/").context["cards"]
        editors = seated(springfield, Role.EDITOR).get("/settings/").context["cards"]

        assert [card.url for card in cards] == ["/settings/campaign/", "/go-live/"]
        assert all(card.says for card in cards)
        assert editors == []
