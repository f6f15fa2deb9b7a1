import re

import pytest
from django.db import (
    DatabaseError,
    IntegrityError,
    InterfaceError,
    OperationalError,
    connection,
)
from django.test import Client

from cms.models import HomePage
from tenants import selectors
from tenants.context import in_nation
from tests.support.nations import nation_of
from tests.support.panel import SLUG, seated

HOSTS = [
    "hustings.localhost",
    "springfield.campaigns.localhost",
    "springfield.manage.hustings.localhost",
    "springfield.files.campaigns.localhost",
]


def answer(host, error):
    """What a host answers while every statement ends like this."""

    def fail(*args, **kwargs):
        raise error

    selectors.forget_hosts()
    client = Client(raise_request_exception=False)
    path = "/readyz" if host == "hustings.localhost" else "/"
    with connection.execute_wrapper(fail):
        return client.get(path, headers={"host": f"{host}:8000"})


def words(response):
    return re.sub(r"\s+", " ", response.content.decode())


@pytest.mark.usefixtures("db")
class TestWentWrong:
    @pytest.mark.parametrize("host", HOSTS)
    def test_says_that_the_database_is_away_in_no_campaigns_name(self, host):
        response = answer(host, OperationalError("gone: secret"))

        assert response.status_code == 503
        assert response["Retry-After"] == "30"
        assert response["Cache-Control"] == "no-store"
        assert "Our database is away for a moment" in words(response)
        assert "Springfield" not in words(response)
        assert "secret" not in words(response)

    def test_logs_each_as_the_error_it_is(self, caplog):
        answer(HOSTS[1], OperationalError("gone"))

        logged = [one for one in caplog.records if one.name == "django.request"]
        assert [(one.levelname, one.status_code) for one in logged] == [("ERROR", 503)]

    @pytest.mark.parametrize("error", [InterfaceError, DatabaseError])
    def test_knows_a_line_that_broke(self, error):
        assert answer(HOSTS[1], error("closed unexpectedly")).status_code == 503

    def test_takes_no_refused_row_for_an_absent_database(self):
        assert answer(HOSTS[1], IntegrityError("twice")).status_code == 500

    def test_owns_up_to_any_other_mistake(self):
        response = answer(HOSTS[1], ValueError("secret"))

        assert response.status_code == 500
        assert "The mistake is ours" in words(response)
        assert "secret" not in words(response)


class TestNotRead:
    def test_says_that_nothing_was_changed_by_what_no_screen_sends(self, db):
        springfield = nation_of(SLUG)
        with in_nation(springfield):
            front = HomePage.objects.get()
        fields = {f"field-{at}": "" for at in range(20_000)}

        response = seated(springfield).post(f"/pages/{front.pk}/edit/", fields)

        assert response.status_code == 400
        assert "no screen of ours sends, so nothing was changed" in words(response)
