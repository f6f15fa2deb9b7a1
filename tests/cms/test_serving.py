import re
from urllib.parse import unquote

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from controlplane.provisioning import furnish
from nations.people import public_count
from nations.people.models import Device, Person
from tenants import signing, slugs
from tests.kernel.support import NOON


@pytest.fixture
def site(nation):
    """Springfield, furnished."""
    owner = furnish.Owner(account_id=1, email="owner@example.org", name="Owner")
    furnish.furnish(nation, owner=owner, at=NOON)
    return nation


def queries_for(client, path):
    """Return a warm answer's queries; who has an address is looked up anew every few seconds."""
    host = slugs.host_of("springfield")
    answers = []
    for _ in range(4):
        with CaptureQueriesContext(connection) as captured:
            assert client.get(path, headers={"host": host}).status_code == 200
        answers.append([query["sql"] for query in captured.captured_queries])
    return [
        query
        for query in min(answers, key=len)
        if not query.upper().startswith(("SET ", "SAVEPOINT", "RELEASE"))
    ]


class TestServePage:
    def test_takes_as_many_queries_as_plain_wagtail(self, client, site):
        # Plain Wagtail takes ten for a page with a menu; ours reads the brand and its theme too,
        # and takes the site that was found for the request.
        queries = queries_for(client, "/privacy/")

        assert len(queries) == 10
        assert sum('FROM "themes_brand"' in query for query in queries) == 1
        assert sum('FROM "themes_themeversion"' in query for query in queries) == 1


@pytest.mark.usefixtures("site")
class TestTryingAnAddress:
    """Whoever types an address reads the same, whether it stood for somebody or not."""

    @pytest.fixture(autouse=True)
    def _hundreds_joined(self, site):
        known = Person.objects.create(
            created_at=NOON, joined_at=NOON, supporter_number=157
        )
        known.emails.create(
            address="known@example.org", is_primary=True, source="WEB", created_at=NOON
        )
        # A join that took the count over a step would move it; the point is a secret.
        at = next(n for n in range(157, 200) if self._shown(n) == self._shown(n + 1))
        known.supporter_number = at
        known.save(update_fields=["supporter_number"])

    def _shown(self, joined):
        return public_count.of(joined).count

    def _reads(self, client, email):
        headers = {
            "host": slugs.host_of("springfield"),
            "sec-fetch-site": "same-origin",
        }
        pressed = client.post("/_/join/", {"email": email}, headers=headers)
        assert pressed.status_code == 302
        pages = [client.get(pressed["location"], headers=headers)]
        pages += [client.get(path, headers=headers) for path in ("/", "/_/me/")]
        html = "\n".join(page.content.decode() for page in pages)
        return re.sub(r"for=[\w%:.-]+", "for=", html)

    def test_reads_the_same(self, client):
        known = self._reads(client, "known@example.org")
        unknown = self._reads(Client(), "unknown@example.org")

        assert "You’re one of more than 1" in known
        assert known == unknown

    def test_reads_the_same_in_what_is_signed_too(self, client):
        headers = {
            "host": slugs.host_of("springfield"),
            "sec-fetch-site": "same-origin",
        }
        said = []
        for email in ("known@example.org", "unknown@example.org"):
            pressed = Client().post("/_/join/", {"email": email}, headers=headers)
            token = unquote(pressed["location"].partition("for=")[2])
            said.append(signing.unsign(token, purpose="thanks")[1])

        assert said == [0, 0]


@pytest.mark.usefixtures("site")
class TestTheCountOfAFrontPage:
    def _joined(self, client, count):
        if count:
            Person.objects.create(
                created_at=NOON, joined_at=NOON, supporter_number=count
            )
        page = client.get("/", headers={"host": slugs.host_of("springfield")})
        return page.content.decode()

    @pytest.mark.parametrize(
        ("count", "said"),
        [(1, "1 person has joined."), (20, "20 people have joined.")],
    )
    def test_is_exact_for_the_first_twenty(self, client, count, said):
        assert said in self._joined(client, count)

    def test_is_a_step_that_was_passed_afterwards(self, client):
        shown = public_count.of(1206).count

        html = self._joined(client, 1206)

        assert f"More than {shown:,} people have joined." in html
        assert f"More than {shown:,} of 2,000" in html
        assert "1,206" not in html


@pytest.mark.usefixtures("site")
class TestOddPosts:
    def _post(self, said, **headers):
        host = slugs.host_of("springfield")
        return Client().post("/_/join/", said, headers={"host": host, **headers})

    @pytest.mark.parametrize(
        "said",
        [
            {"key": "a\x00b"},
            {"page": "\u00b2"},
            {"page": "9" * 40},
            {"page": "9" * 5000},
            {"page": "1\x00"},
            {"postcode": "TM2\x00 4AB"},
            {"opened": "\x00"},
            {"work": "\u00b2"},
        ],
        ids=repr,
    )
    def test_are_taken_without_what_is_no_text(self, said):
        answer = self._post(
            {"email": "odd@example.org", **said}, **{"sec-fetch-site": "same-origin"}
        )

        assert answer.status_code == 302

    def test_with_a_nul_in_the_address_are_no_other_mailboxs(self):
        answer = self._post(
            {"email": "a\x00b@example.org"}, **{"sec-fetch-site": "same-origin"}
        )

        assert answer.status_code == 422
        assert "That email address isn’t complete." in answer.content.decode()
        assert not Person.objects.exists()

    def test_with_a_nul_in_the_name_are_refused_with_a_sentence(self):
        browser = Client(headers={"host": slugs.host_of("springfield")})
        ours = {"sec-fetch-site": "same-origin"}
        browser.post("/_/join/", {"email": "odd@example.org"}, headers=ours)

        answer = browser.post("/_/name/", {"called": "a\x00b"}, headers=ours)

        assert answer.status_code == 403
        assert Person.objects.get().called == ""

    def test_carry_only_the_forms_own_fields_to_one_more_press(self):
        padding = {f"f{at}": "x" * 500 for at in range(1900)}

        asked = self._post(
            {"email": "odd@example.org", "opened": "o" * 5000, **padding}
        ).content.decode()

        assert "One more press" in asked
        assert 'name="f17"' not in asked
        assert "o" * 201 not in asked
        assert not Person.objects.exists()

    def test_are_taken_with_that_press(self):
        said = {"email": "odd@example.org", "email_consent": "on"}
        asked = self._post(said).content.decode()
        token = re.search(r'name="pressed" value="([^"]+)"', asked)[1]

        answer = self._post({**said, "pressed": token})

        assert answer.status_code == 302
        assert Person.objects.count() == 1

    def test_are_not_taken_with_the_press_of_other_words(self):
        asked = self._post({"email": "odd@example.org"}).content.decode()
        token = re.search(r'name="pressed" value="([^"]+)"', asked)[1]

        answer = self._post({"email": "other@example.org", "pressed": token})

        assert "One more press" in answer.content.decode()
        assert not Person.objects.exists()


@pytest.mark.usefixtures("site")
class TestComingBack:
    """Pages say to whoever joined that they are in, without script and without saying who."""

    HEADERS = {"host": slugs.host_of("springfield"), "sec-fetch-site": "same-origin"}

    def _joined(self, email, called):
        browser = Client(headers=self.HEADERS)
        browser.post("/_/join/", {"email": email})
        browser.post("/_/name/", {"called": called})
        return browser

    def test_shows_no_form_and_the_way_out(self):
        page = self._joined("sam@example.org", "Sam").get("/").content.decode()

        assert "You’re in." in page
        assert 'action="/_/forget/"' in page
        assert 'name="email"' not in page
        assert "phone-bar" not in page

    def test_shows_the_same_to_everybody_who_joined(self):
        pages = [
            self._joined(f"{name}@example.org", name).get("/").content.decode()
            for name in ("Sam", "Ruth")
        ]

        # The second one's page counts both; the first one's only the first.
        again = self._joined("sam@example.org", "Sam").get("/").content.decode()
        assert again == pages[1]
        assert not re.search("Sam|Ruth|example.org", "".join(pages))

    def test_says_the_same_words_of_a_cookie_to_the_page_and_to_the_cache(self):
        other = Client(headers={**self.HEADERS, "cookie": "a=hustings_device=x"})
        forged = Client(headers={**self.HEADERS, "cookie": "hustings_device=x"})

        assert 'name="email"' in other.get("/").content.decode()
        assert "You’re in." in forged.get("/").content.decode()

    def test_tells_other_caches_that_the_page_differs(self):
        answer = Client(headers=self.HEADERS).get("/")

        assert "Cookie" in answer["Vary"]
        assert answer["X-Hustings-Page"] == "kept"

    def test_takes_a_cookie_away_that_stands_for_nobody(self):
        browser = self._joined("sam@example.org", "Sam")
        Device.objects.all().delete()

        assert browser.get("/_/me/").status_code == 204
        assert browser.cookies["hustings_device"]["max-age"] == 0

    def test_sets_no_cookie_on_a_stranger(self):
        assert not Client(headers=self.HEADERS).get("/_/me/").cookies

    def test_shows_what_was_wrong_with_a_form_to_whoever_is_known(self):
        browser = self._joined("sam@example.org", "Sam")

        page = browser.post("/_/join/", {"email": "sam@"})

        assert page.status_code == 422
        assert 'value="sam@"' in page.content.decode()
