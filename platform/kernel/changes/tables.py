"""Tables and columns by a model's label: the kernel imports no slice."""

from collections.abc import Sequence

from django.apps import apps
from django.db import models
from psycopg2 import sql


def model_of(label: str) -> type[models.Model]:
    """Return the model of a label such as ``people.Person``."""
    return apps.get_model(label)


def table_of(label: str) -> sql.Identifier:
    """Return its table's name, quoted."""
    return sql.Identifier(model_of(label)._meta.db_table)  # noqa: SLF001 - documented by Django


def key_of(label: str) -> sql.Identifier:
    """Return its primary key's column, quoted."""
    return sql.Identifier(str(model_of(label)._meta.pk.column))  # noqa: SLF001


def columns_of(label: str) -> list[str]:
    """Return its columns without the primary key."""
    fields: Sequence[models.Field] = model_of(label)._meta.concrete_fields  # type: ignore[type-arg] # noqa: SLF001
    return [str(field.column) for field in fields if not field.primary_key]


def references_to(label: str) -> list[tuple[str, str]]:
    """Return (label, column) of each foreign key that points at it, those of pairs too."""
    fields = model_of(label)._meta.get_fields(include_hidden=True)  # noqa: SLF001
    return [
        (field.related_model._meta.label, str(field.field.column))  # noqa: SLF001
        for field in fields
        if isinstance(field, models.ManyToOneRel)
    ]
