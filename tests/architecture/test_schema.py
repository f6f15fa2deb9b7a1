"""The doors that stay open (DESIGN 1): no triggers, no inheritance, no key too small, few tables."""

import re
from collections import Counter

import pytest
from django.apps import apps
from django.conf import settings
from django.db import models

from tenants.postgresql.schema import SEARCHED_BY_BEGINNING
from tenants.snapshot import text
from tests.support.walking import OUR_PACKAGES

NATION, PUBLIC = (
    path.read_text(encoding="utf-8") for path in (text.NATION, text.PUBLIC)
)
TABLES_OF_A_NATION = 200
# Tables per app; a slice that needs more says so here, in the open.
BUDGET = 8
BUDGETS = {"wagtailcore": 32, "people": 14, "auth": 4, "accounts": 4}
# Our own int4 keys, each with the reason why its table never grows.
SMALL_KEYS = {
    "people.Tag": "Person.tag_ids is an int array; a campaign has hundreds of tags",
}
# Third parties' tables with int4 keys, watched: none is a supporter's.
WATCHED = {
    "auth",
    "contenttypes",
    "sessions",
    "taggit",
    "account",
    "mfa",
    "usersessions",
}


def tables(sql):
    return re.findall(r"^CREATE TABLE (?:\w+\.)?(\w+)", sql, re.MULTILINE)


def ours():
    """Yield every model of ours."""
    for config in apps.get_app_configs():
        if config.name.split(".")[0] in OUR_PACKAGES:
            yield from config.get_models(include_auto_created=True)


def begun_with(meta):
    """Return the columns with which an index over several of a model's begins."""
    unconditional = [
        *(made.fields for made in meta.indexes if made.condition is None),
        *(
            made.fields
            for made in meta.constraints
            if isinstance(made, models.UniqueConstraint) and made.condition is None
        ),
        *meta.unique_together,
    ]
    return {fields[0].lstrip("-") for fields in unconditional if fields}


def in_nation():
    names = set(settings.TENANT_APPS)
    return [c for c in apps.get_app_configs() if c.name in names]


class TestSnapshot:
    @pytest.mark.parametrize("sql", [NATION, PUBLIC], ids=["nation", "public"])
    @pytest.mark.parametrize(
        "word", ["TRIGGER", "INHERITS", "CREATE RULE", "PARTITION OF"]
    )
    def test_has_none_of_what_closes_doors(self, sql, word):
        assert not re.search(rf"^\s*(CREATE )?.*\b{word}\b", sql, re.MULTILINE)

    def test_refers_to_no_other_schema(self):
        own = {text.TEMPLATE, "extensions", "pg_catalog"}
        referred = set(re.findall(r"REFERENCES (\w+)\.", NATION))

        assert referred <= own
        assert not re.search(r"\bpublic\.", NATION)

    def test_has_at_most_200_tables_in_a_nation(self):
        assert 0 < len(tables(NATION)) <= TABLES_OF_A_NATION


class TestTables:
    def test_keep_to_their_apps_budget(self):
        counted = Counter(
            config.label
            for config in in_nation()
            for _ in config.get_models(include_auto_created=True)
        )

        over = {app: n for app, n in counted.items() if n > BUDGETS.get(app, BUDGET)}
        assert not over, (
            f"Raise it in BUDGETS of tests/architecture/test_schema.py, or need fewer: {over}"
        )


class TestKeys:
    def test_of_ours_are_bigger_than_int4(self):
        small = {
            model._meta.label
            for model in ours()
            if isinstance(model._meta.pk, (models.AutoField, models.IntegerField))
            and not isinstance(
                model._meta.pk, (models.BigAutoField, models.BigIntegerField)
            )
            and not isinstance(model._meta.pk, models.OneToOneField)
        }

        assert small == set(SMALL_KEYS)


class TestIndexes:
    @pytest.mark.parametrize("sql", [NATION, PUBLIC], ids=["nation", "public"])
    def test_for_patterns_are_where_one_is_looked_up(self, sql):
        found = re.findall(
            r"INDEX \w+_like ON \w+\.(\w+) USING btree \((\w+) \w+_pattern_ops\)", sql
        )

        present = {(table, "path") for table in tables(sql)} & SEARCHED_BY_BEGINNING
        assert set(found) == present
        assert sql.count("_like ON") == len(present)

    def test_of_ours_are_none_that_another_begins_with(self):
        twice = {
            f"{model._meta.label}.{field.name}"
            for model in ours()
            if not model._meta.auto_created
            for field in model._meta.local_fields
            if field.is_relation and field.db_index and not field.unique
            if field.name in begun_with(model._meta)
        }

        assert twice == set()
