"""
Put back what a job changed, set-based, root by root; leave what was changed since.

A row the job made is removed if it is as the job left it and nothing came to point at it; a
row it changed gets its fields back if they are as the job left them; a row it deleted is made
again, which raises IntegrityError where another one has taken its place since.
"""

import dataclasses
import datetime as dt
from collections.abc import Collection, Sequence
from typing import Any

from django.db import connection
from django.db.models import QuerySet
from psycopg2 import sql

from kernel.changes.models import Change
from kernel.changes.tables import columns_of, key_of, references_to, table_of

Left = Change.Left
#: What is told to whoever asked: the others only follow from these.
REFUSALS = (Left.CHANGED_SINCE, Left.GONE, Left.IN_USE)


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class Undone:
    """What became of one chunk, in ids of roots; empty where nothing was left to do."""

    removed: Sequence[int]
    restored: Sequence[int]
    left: Sequence[int]

    @property
    def roots(self) -> list[int]:
        """All of them."""
        return [*self.removed, *self.restored, *self.left]


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class _Chunk:
    job_id: int
    root: str
    root_ids: list[int]
    at: dt.datetime

    def run(self, text: str, *values: Any, **names: sql.Composable) -> None:
        """Run a statement over the open changes (`c`) of this chunk; {open} says which."""
        is_open = sql.SQL(
            "c.job_id = {job} AND c.root_id = ANY({roots}) "
            "AND c.undone_at IS NULL AND c.left_because = ''"
        ).format(job=sql.Literal(self.job_id), roots=sql.Literal(self.root_ids))
        statement = sql.SQL(text).format(open=is_open, **names)
        with connection.cursor() as cursor:
            cursor.execute(statement, values)


def prepare(*, job_id: int) -> None:
    """
    Have Postgres look at the tables a job touched, before the first chunk.

    A list's rows are newer than its statistics: taken for empty, the tables were read whole
    for every single change.
    """
    models = _open(job_id).values_list("model", flat=True).distinct()
    tables = [
        sql.Identifier("changes_change"),
        *map(table_of, models.order_by("model")),
    ]
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(sql.SQL("ANALYZE {}").format(table))


def roots_count(*, job_id: int) -> int:
    """Return how many roots of a job are still to be put back."""
    return _open(job_id).exclude(root_id=None).values("root_id").distinct().count()


def _open(job_id: int) -> QuerySet[Change]:
    return Change.objects.filter(job_id=job_id, undone_at=None, left_because="")


def undo_chunk(
    *,
    job_id: int,
    root: str,
    ledgers: Collection[str] = (),
    limit: int = 500,
    at: dt.datetime,
) -> Undone:
    """
    Put back what a job did to its next roots; call it until nothing comes back.

    `root` is the roots' label. Rows of `ledgers` are removed with their root alone: a ledger
    only grows.
    """
    open_roots = _open(job_id).exclude(root_id=None).values_list("root_id", flat=True)
    found = open_roots.order_by("root_id").distinct()[:limit]
    ids = [root_id for root_id in found if root_id is not None]
    chunk = _Chunk(job_id=job_id, root=root, root_ids=ids, at=at)
    if ids:
        _lock(chunk)
        models = _models(chunk)
        for model in models:
            _leave_what_changed(chunk, model)
            _leave_what_is_in_use(chunk, model)
        _leave_roots_that_stay(chunk, ledgers)
        for model in models:
            _put_back(chunk, model)
    return _told(chunk)


def undo_rootless(*, job_id: int, at: dt.datetime) -> None:
    """Put back the rows of a job that stand alone, after everything that may point at them."""
    alone = _open(job_id).filter(root_id=None)
    alone.update(root_id=0)
    chunk = _Chunk(job_id=job_id, root="", root_ids=[0], at=at)
    models = _models(chunk)
    for model in models:
        _leave_what_changed(chunk, model)
        _leave_what_is_in_use(chunk, model)
    for model in models:
        _put_back(chunk, model)


def _models(chunk: _Chunk) -> list[str]:
    """Return the chunk's models, the root's last: it is pointed at."""
    changes = _open(chunk.job_id).filter(root_id__in=chunk.root_ids)
    found = set(changes.values_list("model", flat=True).distinct())
    return sorted(found, key=lambda label: (label == chunk.root, label))


def _lock(chunk: _Chunk) -> None:
    # Whoever publishes a fact about one of them waits, or is waited for.
    statement = sql.SQL(
        "SELECT 1 FROM {table} AS t WHERE t.{key} = ANY(%s) ORDER BY t.{key} FOR UPDATE"
    ).format(table=table_of(chunk.root), key=key_of(chunk.root))
    with connection.cursor() as cursor:
        cursor.execute(statement, [chunk.root_ids])


def _leave_what_changed(chunk: _Chunk, model: str) -> None:
    chunk.run(
        "UPDATE changes_change AS left_one SET left_because = "
        "CASE WHEN t.{key} IS NULL THEN 'GONE' ELSE 'CHANGED_SINCE' END "
        "FROM changes_change AS c LEFT JOIN {table} AS t ON t.{key} = c.row_id "
        "WHERE left_one.id = c.id AND {open} AND c.model = %s "
        "AND c.after <> '{{}}'::jsonb AND (t.{key} IS NULL OR EXISTS "
        "(SELECT 1 FROM jsonb_each(c.after) AS said "
        "WHERE to_jsonb(t) -> said.key IS DISTINCT FROM said.value))",
        model,
        table=table_of(model),
        key=key_of(model),
    )


def _leave_what_is_in_use(chunk: _Chunk, model: str) -> None:
    for label, column in references_to(model):
        chunk.run(
            "UPDATE changes_change AS c SET left_because = 'IN_USE' "
            "WHERE {open} AND c.model = %s AND c.before IS NULL AND EXISTS "
            "(SELECT 1 FROM {other} AS r WHERE r.{column} = c.row_id AND NOT EXISTS "
            "(SELECT 1 FROM changes_change AS own WHERE own.job_id = c.job_id "
            "AND own.model = %s AND own.row_id = r.{other_key} AND own.before IS NULL "
            "AND own.undone_at IS NULL AND own.left_because = ''))",
            model,
            label,
            other=table_of(label),
            other_key=key_of(label),
            column=sql.Identifier(column),
        )
    # A job publishes no fact about a single row, so one that is there came later.
    chunk.run(
        "UPDATE changes_change AS c SET left_because = 'IN_USE' "
        "WHERE {open} AND c.model = %s AND c.before IS NULL AND EXISTS (SELECT 1 "
        "FROM facts_fact AS f WHERE f.subject_label = %s AND f.subject_id = c.row_id)",
        model,
        model,
    )


def _leave_roots_that_stay(chunk: _Chunk, ledgers: Collection[str]) -> None:
    """Leave a row the job made whole, if any part of it has to be left."""
    chunk.run(
        "UPDATE changes_change AS c SET left_because = 'CHANGED_SINCE' "
        "WHERE {open} AND c.model = %s AND c.before IS NULL AND EXISTS "
        "(SELECT 1 FROM changes_change AS part WHERE part.job_id = c.job_id "
        "AND part.root_id = c.root_id AND part.left_because <> '')",
        chunk.root,
    )
    its_root = sql.SQL(
        "(SELECT 1 FROM changes_change AS whole WHERE whole.job_id = c.job_id "
        "AND whole.model = %s AND whole.row_id = c.root_id AND whole.before IS NULL "
        "AND whole.left_because {is_left} '')"
    )
    chunk.run(
        "UPDATE changes_change AS c SET left_because = 'STAYS' "
        "WHERE {open} AND EXISTS {its_root}",
        chunk.root,
        its_root=its_root.format(is_left=sql.SQL("<>")),
    )
    chunk.run(
        "UPDATE changes_change AS c SET left_because = 'LEDGER' "
        "WHERE {open} AND c.model = ANY(%s) AND NOT EXISTS {its_root}",
        list(ledgers),
        chunk.root,
        its_root=its_root.format(is_left=sql.SQL("=")),
    )


def _put_back(chunk: _Chunk, model: str) -> None:
    table, key = table_of(model), key_of(model)
    chunk.run(
        "DELETE FROM {table} AS t USING changes_change AS c "
        "WHERE {open} AND c.model = %s AND c.before IS NULL AND t.{key} = c.row_id",
        model,
        table=table,
        key=key,
    )
    columns = [sql.Identifier(column) for column in columns_of(model)]
    chunk.run(
        "UPDATE {table} AS t SET {sets} FROM (SELECT c.row_id AS target, was.* "
        "FROM changes_change AS c JOIN {table} AS row ON row.{key} = c.row_id "
        "CROSS JOIN LATERAL jsonb_populate_record(row, c.before) AS was "
        "WHERE {open} AND c.model = %s AND c.before IS NOT NULL) AS was "
        "WHERE t.{key} = was.target",
        model,
        table=table,
        key=key,
        sets=sql.SQL(", ").join(
            sql.SQL("{0} = was.{0}").format(column) for column in columns
        ),
    )
    chunk.run(
        "INSERT INTO {table} SELECT was.* FROM changes_change AS c "
        "CROSS JOIN LATERAL jsonb_populate_record(NULL::{table}, c.before) AS was "
        "WHERE {open} AND c.model = %s AND c.after = '{{}}'::jsonb",
        model,
        table=table,
    )
    chunk.run(
        "UPDATE changes_change AS c SET undone_at = %s WHERE {open} AND c.model = %s",
        chunk.at,
        model,
    )


def _told(chunk: _Chunk) -> Undone:
    of_chunk = Change.objects.filter(job_id=chunk.job_id, root_id__in=chunk.root_ids)
    refused = of_chunk.filter(left_because__in=REFUSALS)
    made = of_chunk.filter(
        model=chunk.root, before__isnull=True, undone_at__isnull=False
    )
    left = {one.root_id for one in refused if one.root_id is not None}
    gone = {one.root_id for one in made if one.root_id is not None}
    return Undone(
        removed=sorted(gone),
        restored=sorted(set(chunk.root_ids) - left - gone),
        left=sorted(left),
    )
