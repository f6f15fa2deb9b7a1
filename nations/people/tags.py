"""
Tags by their words, found and made.

Postgres alone compares the words, as its index does: Python doesn't make the same small letters
of every capital (ΝΙΚΟΣ).
"""

import datetime as dt
from collections.abc import Sequence

from django.db import connection


def tags_called(
    words: Sequence[str], *, at: dt.datetime
) -> tuple[dict[str, int], list[int]]:
    """
    Return each word's (in its kept form) tag, by id, and the ids of those that were made for it.

    Whoever makes the same tag at the same moment is waited for, and theirs is taken.
    """
    known = _known_tags(words)
    missing = [word for word in dict.fromkeys(words) if word not in known]
    if not missing:
        return known, []
    with connection.cursor() as cursor:
        # In one order, so that two who make the same tags never wait for each other.
        cursor.execute(
            "INSERT INTO people_tag (name, description, created_at) "
            "SELECT word, '', %s FROM unnest(%s::text[]) WITH ORDINALITY AS said (word, n) "
            "ORDER BY LOWER(word), n ON CONFLICT DO NOTHING RETURNING id",
            [at, missing],
        )
        made = [pk for (pk,) in cursor.fetchall()]
    return known | _known_tags(missing), made


def _known_tags(words: Sequence[str]) -> dict[str, int]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT word, tag.id FROM unnest(%s::text[]) AS word "
            "JOIN people_tag AS tag ON LOWER(tag.name) = LOWER(word)",
            [list(words)],
        )
        return dict(cursor.fetchall())
