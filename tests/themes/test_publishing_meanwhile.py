"""What others do to a campaign while its theme is tried, which takes up to half a minute."""

import contextlib
import subprocess

import psycopg2
import pytest
from django.conf import settings

from tenants.context import current_schema
from tenants.models import Kind
from tenants.snapshot import make
from tests.themes.conftest import HOW
from themes import actions, trial
from themes.models import ThemeVersion

PAGE, OTHER = "pages_show_basic", "thanks"


@pytest.fixture
def campaign(disposable_nation):
    """Its rows are committed, so that another connection sees what is locked of them."""
    actions.set_brand(name="Ines", kind=Kind.CANDIDATE, country="GB", **HOW)
    actions.save_theme_file(path=PAGE, body="<p>Mine</p>", **HOW)
    return disposable_nation


@pytest.fixture
def meanwhile(monkeypatch):
    """Have something happen while the child renders."""
    run = subprocess.run

    def have(happen):
        def slowly(*args, **kwargs):
            happen()
            return run(*args, **kwargs)

        monkeypatch.setattr(trial.subprocess, "run", slowly)

    return have


@contextlib.contextmanager
def another_connection():
    other = psycopg2.connect(make.libpq(settings.DATABASES["default"]["NAME"]))
    with contextlib.closing(other), other.cursor() as cursor:
        yield cursor


class TestTrial:
    def test_keeps_nobody_from_changing_the_campaign(self, campaign, meanwhile):
        schema, taken = current_schema(), []

        def take_the_brand():
            with another_connection() as cursor:
                cursor.execute(
                    f'SELECT name FROM "{schema}".themes_brand FOR UPDATE NOWAIT'
                )
                taken.append(cursor.fetchone()[0])

        meanwhile(take_the_brand)

        version = actions.publish_theme(**HOW)

        assert taken == ["Ines"]
        assert version.number == 1

    def test_lets_nothing_serve_that_was_changed_after_it_began(
        self, campaign, meanwhile
    ):
        meanwhile(
            lambda: actions.save_theme_file(path=OTHER, body="<p>Later</p>", **HOW)
        )

        with pytest.raises(trial.TrialsBusy):
            actions.publish_theme(**HOW)

        assert not ThemeVersion.objects.exists()
        meanwhile(lambda: None)
        assert set(actions.publish_theme(**HOW).files) == {PAGE, OTHER}

    def test_is_the_only_one_of_a_campaign(self, campaign, meanwhile):
        schema, others = current_schema(), []

        def try_too():
            with another_connection() as cursor:
                cursor.execute(
                    "SELECT pg_try_advisory_lock(hashtext(%s || 'trial'))", [schema]
                )
                others.append(cursor.fetchone()[0])
                cursor.execute("SELECT pg_advisory_unlock_all()")

        meanwhile(try_too)
        actions.publish_theme(**HOW)
        try_too()

        assert others == [False, True]

    def test_of_a_broken_file_lets_go_of_its_place(self, campaign, meanwhile):
        actions.save_theme_file(path=PAGE, body="{{ 1 | divided_by: 0 }}", **HOW)

        for _ in range(2):
            with pytest.raises(trial.TrialFailed):
                actions.publish_theme(**HOW)

        with another_connection() as cursor:
            cursor.execute(
                "SELECT pg_try_advisory_lock(hashtext(%s || 'trial'))",
                [current_schema()],
            )
            assert cursor.fetchone()[0]
