"""A page behind a password is read by whoever has the password, and by nobody else."""

import pytest
from django.test import RequestFactory
from django.test.client import ClientHandler
from wagtail.models import PageViewRestriction

from cms import restricted
from cms.models import ContentPage, HomePage
from controlplane.page_cache import PageCache
from nations.people.contact_points import NotAnEmail
from nations.submissions.models import Submission
from tenants import slugs
from tenants.context import in_nation
from tests.support.leaving import site
from tests.support.panel import SLUG

PASSWORD = "open sesame"
SECRET = "The march begins at the mill."
UNREADABLE = {"email": "nope"}


def words(text):
    return [{"type": "text", "value": {"heading": text, "words": ""}}]


def behind_a_password(page):
    return PageViewRestriction.objects.create(
        page=page, restriction_type="password", password=PASSWORD
    )


@pytest.fixture
def front(visited):
    """The front page with words of its own, behind a password."""
    with in_nation(visited):
        home = HomePage.objects.get()
        home.sections = words(SECRET)
        home.save_revision().publish()
        home.kept = behind_a_password(home)
    return home


@pytest.fixture
def about(visited):
    """A page below an open front page, behind a password."""
    with in_nation(visited):
        page = ContentPage(title="Plans", slug="plans", sections=words(SECRET))
        HomePage.objects.get().add_child(instance=page)
        page.kept = behind_a_password(page)
    return page


def door(page):
    return f"/_util/authenticate_with_password/{page.kept.pk}/{page.pk}/"


def guess(browser, page, password, *, path="/"):
    return browser.post(door(page), {"password": password, "return_url": path})


def html_of(answer):
    return answer.content.decode()


def django(environ, start):
    """Django as a server has it, that leaves the test's connection open."""
    answer = ClientHandler()(environ)
    start(f"{answer.status_code} {answer.reason_phrase}", list(answer.items()))
    return [answer.content]


def asked(cache, path, cookie=""):
    """Ask the cache in front of Django as a server does, header for header."""
    said = {"HTTP_HOST": slugs.host_of(SLUG), "HTTP_COOKIE": cookie}
    environ = {**RequestFactory()._base_environ(), **said, "PATH_INFO": path}
    answer = cache(environ, lambda *_: None)
    return b"".join(answer).decode()


class TestAFrontPageBehindAPassword:
    def test_is_asked_for_it(self, front):
        assert SECRET not in html_of(site().get("/"))

    def test_says_nothing_where_a_form_comes_back(self, visited, front):
        answer = site().post("/_/join/", UNREADABLE)

        assert answer.status_code == 422
        assert SECRET not in html_of(answer)
        assert NotAnEmail.sentence in html_of(answer)
        with in_nation(visited):
            assert not Submission.objects.exists()

    def test_says_nothing_where_a_form_names_it(self, front):
        answer = site().post("/_/join/", {**UNREADABLE, "page": str(front.pk)})

        assert answer.status_code == 422
        assert SECRET not in html_of(answer)

    def test_comes_back_with_its_form_to_whoever_typed_the_password(self, front):
        browser = site()
        guess(browser, front, PASSWORD)

        answer = browser.post("/_/join/", UNREADABLE)

        assert answer.status_code == 422
        assert SECRET in html_of(answer)


class TestAPageBehindAPassword:
    @pytest.mark.parametrize(
        "written", ["sessionid=%s", "sessionid =%s", "\xc2\xa0sessionid=%s"]
    )
    def test_is_kept_for_no_stranger_however_a_reader_writes_the_cookie(
        self, about, written
    ):
        cache = PageCache(django, lambda _: 1)
        browser = site()
        guess(browser, about, PASSWORD)
        cookie = written % browser.cookies["sessionid"].value

        read = asked(cache, "/plans/", cookie)

        assert SECRET in read
        assert SECRET not in asked(cache, "/plans/")

    def test_says_nothing_where_a_form_names_it(self, about):
        answer = site().post("/_/join/", {**UNREADABLE, "page": str(about.pk)})

        assert answer.status_code == 422
        assert SECRET not in html_of(answer)

    def test_is_named_in_no_menu(self, visited, about):
        with in_nation(visited):
            ContentPage.objects.filter(pk=about.pk).update(show_in_menus=True)

        assert "Plans" not in html_of(site().get("/"))


class TestTypePassword:
    def test_lets_in_whoever_has_it(self, about):
        browser = site()

        answer = guess(browser, about, PASSWORD, path="/plans/")

        assert (answer.status_code, answer["Location"]) == (302, "/plans/")
        assert SECRET in html_of(browser.get("/plans/"))

    def test_compares_none_after_too_many_wrong_ones(self, about, monkeypatch):
        monkeypatch.setattr(restricted, "GUESSES", 3)
        browser = site()
        wrong = [guess(browser, about, f"wrong {at}").status_code for at in range(3)]

        answer = guess(browser, about, PASSWORD)

        assert wrong == [200, 200, 200]
        assert answer.status_code == 429
        assert "That was a lot of passwords from here." in html_of(answer)
        assert SECRET not in html_of(browser.get("/plans/"))

    def test_counts_by_the_password_and_not_by_the_page_it_was_typed_for(
        self, visited, about, monkeypatch
    ):
        monkeypatch.setattr(restricted, "GUESSES", 1)
        with in_nation(visited):
            below = ContentPage(title="Below", slug="below")
            about.add_child(instance=below)
        below.kept = about.kept
        browser = site()
        guess(browser, about, "wrong")

        assert guess(browser, below, PASSWORD).status_code == 429

    def test_counts_no_right_one(self, about, monkeypatch):
        monkeypatch.setattr(restricted, "GUESSES", 1)
        browser = site()

        answers = [guess(browser, about, PASSWORD).status_code for _ in range(3)]

        assert answers == [302, 302, 302]

    def test_locks_nobody_out_on_another_network(self, about, monkeypatch):
        monkeypatch.setattr(restricted, "GUESSES", 1)
        guess(site(), about, "wrong")

        assert guess(site(), about, PASSWORD).status_code == 302

    def test_is_asked_by_no_page_that_is_not_behind_it(self, visited, about):
        with in_nation(visited):
            home = HomePage.objects.get()
        home.kept = about.kept

        assert site().get(door(home)).status_code == 404
