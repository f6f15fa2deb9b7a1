from urllib.parse import parse_qs, urlsplit

import pytest
from django.conf import settings
from django.test import Client

from controlplane import cli, kept
from controlplane.settings import base
from tenants.accounts.models import User

NOTHING_RUNS = "Nothing runs here yet: it opens once Hustings does (make run), within 15 minutes.\n"


@pytest.fixture
def link_for(public, capsys):
    """Make an account and ask for its link; return the link and what was said beside it."""

    def ask(email):
        assert cli.main(["login-link", email]) == 0
        said = capsys.readouterr()
        return said.out.strip(), said.err

    return ask


def come_in(link):
    """Press the link's button; return the address it led to and the page there."""
    browser = Client(headers={"host": settings.PLATFORM_DOMAIN})
    query = {key: said[0] for key, said in parse_qs(urlsplit(link).query).items()}
    answer = browser.post("/sign-in/link/", query)
    return answer["Location"], browser.get(answer["Location"])


class TestLoginLink:
    def test_leads_an_operator_to_the_console(self, link_for, capsys):
        cli.main(["operator", "add", "ops@example.org"])
        capsys.readouterr()

        link, _ = link_for("ops@example.org")

        where, page = come_in(link)
        assert (where, page.status_code) == ("/operators/", 200)
        assert "Opened today" in page.content.decode()

    def test_leads_anybody_else_to_their_campaigns(self, link_for):
        User.objects.create_user("jo@example.org")

        link, _ = link_for("jo@example.org")

        where, page = come_in(link)
        assert (where, page.status_code) == ("/campaigns/", 200)

    @pytest.fixture
    def home(self, monkeypatch, tmp_path):
        """A home nothing runs in any more, on embedded servers; the account is there."""
        (tmp_path / "postgres").mkdir()
        (tmp_path / "postgres" / "PG_VERSION").touch()
        User.objects.create_user("jo@example.org")
        monkeypatch.setattr(base, "HUSTINGS_HOME", tmp_path)
        monkeypatch.setattr(base, "DATABASE_URL", "")
        return tmp_path

    def test_says_that_nothing_runs_yet(self, link_for, home):
        _, beside = link_for("jo@example.org")

        assert beside == NOTHING_RUNS

    def test_says_nothing_beside_an_instance_that_runs(self, link_for, home):
        with kept.one_launcher(home):
            _, beside = link_for("jo@example.org")

        assert beside == ""

    def test_says_nothing_on_servers_of_ones_own(self, link_for, home, monkeypatch):
        monkeypatch.setattr(base, "DATABASE_URL", "postgresql://db/hustings")

        _, beside = link_for("jo@example.org")

        assert beside == ""
