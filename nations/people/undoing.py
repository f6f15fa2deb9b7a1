"""Put back what a job did to people."""

import datetime as dt

from django.db import connection
from psycopg2 import sql

from kernel.changes import undoing
from kernel.changes.undoing import Undone
from nations.people.lists import PERSON, derive_tag_ids

_PRIMARY = sql.SQL(
    "UPDATE {table} AS e SET is_primary = true WHERE e.id IN (SELECT min(one.id) "
    "FROM {table} AS one WHERE one.person_id = ANY(%s) GROUP BY one.person_id "
    "HAVING NOT bool_or(one.is_primary))"
)


def undo_people(
    *, job_id: int, ledgers: tuple[str, ...], limit: int = 500, at: dt.datetime
) -> Undone:
    """
    Put back the next people of a job, whole where the job made them; call it inside a
    transaction until nothing comes back. Rows of `ledgers` go only with their person.
    """
    undone = undoing.undo_chunk(
        job_id=job_id, root=PERSON, ledgers=ledgers, limit=limit, at=at
    )
    stay = [*undone.restored, *undone.left]
    derive_tag_ids(stay)
    with connection.cursor() as cursor:
        # Who was given another address since keeps one to be written to at.
        for table in ("people_email", "people_phone"):
            cursor.execute(_PRIMARY.format(table=sql.Identifier(table)), [stay])
    return undone
