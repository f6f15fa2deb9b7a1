"""Write down what a job does to rows, set-based, in the transaction of the change."""

import json
from collections.abc import Collection, Iterable, Mapping

from django.db import connection
from psycopg2 import sql

from kernel.changes.models import Change
from kernel.changes.tables import key_of, table_of

#: Rows as Postgres writes them, by id: what `look` returns and `changed` compares with.
Rows = Mapping[int, str]


def _root(column: str | None) -> sql.Composable:
    return sql.SQL("NULL::bigint") if column is None else sql.Identifier("t", column)


def created(
    *,
    job_id: int,
    model: str,
    ids: Collection[int],
    root: str | None,
    leaving: Iterable[str] = (),
) -> None:
    """
    Write down that the job made these rows.

    `root` is the column with the id of the row they belong to, null where they stand alone;
    `leaving` are columns derived from others, which say nothing of their own.
    """
    if not ids:
        return
    statement = sql.SQL(
        "INSERT INTO changes_change (job_id, model, row_id, root_id, before, after, left_because) "
        "SELECT %s, %s, t.{key}, {root}, NULL, to_jsonb(t) - %s::text[], '' "
        "FROM {table} AS t WHERE t.{key} = ANY(%s) ON CONFLICT DO NOTHING"
    ).format(key=key_of(model), root=_root(root), table=table_of(model))
    with connection.cursor() as cursor:
        cursor.execute(statement, [job_id, model, list(leaving), list(ids)])


def look(*, model: str, ids: Collection[int], leaving: Iterable[str] = ()) -> Rows:
    """Return rows as they are now, to be handed to `changed` when they have been changed."""
    if not ids:
        return {}
    statement = sql.SQL(
        "SELECT t.{key}, (to_jsonb(t) - %s::text[])::text FROM {table} AS t WHERE t.{key} = ANY(%s)"
    ).format(key=key_of(model), table=table_of(model))
    with connection.cursor() as cursor:
        cursor.execute(statement, [list(leaving), list(ids)])
        return dict(cursor.fetchall())


def changed(*, job_id: int, model: str, before: Rows, root: str | None) -> None:
    """
    Write down which fields of these rows differ from before; what doesn't differ leaves nothing.

    A row that the job touches twice keeps its first before and its last after.
    """
    if not before:
        return
    statement = sql.SQL(
        "INSERT INTO changes_change (job_id, model, row_id, root_id, before, after, left_because) "
        "SELECT %s, %s, t.{key}, {root}, diff.before, diff.after, '' "
        "FROM unnest(%s::bigint[], %s::jsonb[]) AS was(id, said) "
        "JOIN {table} AS t ON t.{key} = was.id "
        "CROSS JOIN LATERAL (SELECT jsonb_object_agg(one.key, one.value) AS before, "
        "jsonb_object_agg(one.key, to_jsonb(t) -> one.key) AS after "
        "FROM jsonb_each(was.said) AS one "
        "WHERE to_jsonb(t) -> one.key IS DISTINCT FROM one.value) AS diff "
        "WHERE diff.before IS NOT NULL "
        "ON CONFLICT (job_id, model, row_id) DO UPDATE SET "
        "before = EXCLUDED.before || changes_change.before, "
        "after = changes_change.after || EXCLUDED.after"
    ).format(key=key_of(model), root=_root(root), table=table_of(model))
    ids, said = list(before), list(before.values())
    with connection.cursor() as cursor:
        cursor.execute(statement, [job_id, model, ids, said])


def removed(*, job_id: int, model: str, before: Rows, root_id: int) -> None:
    """Write down rows of a root that the job deletes, as `look` saw them whole."""
    Change.objects.bulk_create(
        Change(
            job_id=job_id,
            model=model,
            row_id=row_id,
            root_id=root_id,
            before=json.loads(said),
            after={},
        )
        for row_id, said in before.items()
    )
