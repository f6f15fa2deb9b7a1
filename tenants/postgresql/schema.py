"""How tables are made: with the indexes that somebody reads."""

import re
from typing import Any

from django.db.backends.postgresql.schema import DatabaseSchemaEditor

# Django gives each indexed text a second index, for LIKE where a database's collation isn't C.
PATTERN_INDEX = re.compile(
    r'CREATE INDEX "\w+_like" ON "(\w+)" \("(\w+)" \w+_pattern_ops\)'
)
# Where rows are looked up by how a text begins: the pages and the collections below one
# (treebeard's `path LIKE '0001%'`).
SEARCHED_BY_BEGINNING = frozenset(
    {("wagtailcore_page", "path"), ("wagtailcore_collection", "path")}
)


class SchemaEditor(DatabaseSchemaEditor):
    """
    Django's, without the pattern indexes that nobody asks.

    A nation would have twenty; each costs its birth, every write and a catalogue row a campaign
    (docs/adr/0014).
    """

    def execute(self, sql: Any, params: Any = ()) -> None:
        """Run a statement of a migration, unless it makes an index that nobody reads."""
        made = PATTERN_INDEX.match(str(sql))
        if made is None or made.groups() in SEARCHED_BY_BEGINNING:
            super().execute(sql, params)
