"""Which app's tables stand where (DESIGN 2): shared, in each nation, or in both."""

from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.db import models

from tests.support.walking import OUR_PACKAGES

SHARED, TENANT, BOTH = (
    set(found)
    for found in (settings.SHARED_APPS, settings.TENANT_APPS, settings.BOTH_APPS)
)


def our_apps():
    return [c for c in apps.get_app_configs() if c.name.split(".")[0] in OUR_PACKAGES]


class TestApps:
    def test_stand_in_exactly_one_list_or_are_named_as_both(self):
        assert SHARED & TENANT == BOTH

    def test_of_a_nation_are_never_shared(self):
        assert {
            app for app in SHARED if app.startswith(("nations.", "cms", "themes"))
        } == set()

    def test_of_ours_are_all_listed_under_their_own_name(self):
        listed = SHARED | TENANT

        assert {config.name for config in our_apps()} <= listed

    def test_are_as_many_as_there_are_folders_with_an_apps_module(self):
        root = settings.REPOSITORY
        roots = [
            root / name
            for name in ("tenants", "billing", "themes", "nations", "cms", "platform")
        ]
        folders = {path.parent for top in roots for path in top.rglob("apps.py")}

        installed = {
            Path(config.path)
            for config in our_apps()
            if "AppConfig" not in type(config).__name__ or config.name
        }
        assert {f for f in folders if f not in installed} == set()


class TestForeignKeys:
    @pytest.mark.parametrize(
        "model", apps.get_models(include_auto_created=True), ids=lambda m: m._meta.label
    )
    def test_stay_in_the_schema_of_their_table(self, model):
        """A nation's row names nothing in public, and a shared row nothing in a nation."""
        mine = apps.get_app_config(model._meta.app_label).name
        for field in model._meta.local_concrete_fields:
            if not isinstance(field, models.ForeignKey):
                continue
            theirs = apps.get_app_config(field.remote_field.model._meta.app_label).name
            if mine in TENANT:
                assert theirs in TENANT, f"{field} leaves the nation"
            if mine in SHARED:
                assert theirs in SHARED, f"{field} enters a nation"
