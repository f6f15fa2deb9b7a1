"""
Fold a dump: tables are created with their keys, and what changes nothing is left out.

A foreign key that is added to a table is looked at row by row, even where there are none, which
costs as much as the key; one that a table is created with isn't. What a dump says is kept: loaded
and dumped again it is the same.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

_TABLE = re.compile(r"^CREATE TABLE (\S+) \(\n(.*?)\n\);\n", re.MULTILINE | re.DOTALL)
_KEY = re.compile(
    r"^ALTER TABLE ONLY (\S+)\n    ADD (CONSTRAINT \S+ (?:PRIMARY KEY|UNIQUE|FOREIGN KEY) .*);\n",
    re.MULTILINE,
)
_TO = re.compile(r" REFERENCES ([^\s(]+)\(")
_SEEDED = re.compile(r"^INSERT INTO (\S+) VALUES", re.MULTILINE)
# A sequence that nothing was taken from begins there by itself.
_UNTOUCHED = re.compile(
    r"^SELECT pg_catalog\.setval\('\S+', 1, false\);\n", re.MULTILINE
)


def folded(dump: str) -> str:
    """
    Return a cleaned dump of one schema, folded.

    Foreign keys of tables with rows stay behind the rows: checked at the commit, each of them
    would keep its table from being altered until then.
    """
    columns = dict(_TABLE.findall(dump))
    keys: dict[str, list[str]] = defaultdict(list)
    for table, key in _KEY.findall(dump):
        keys[table].append(key)
    seeded = set(_SEEDED.findall(dump))
    tables, behind, made = "", "", set()
    for table in _targets_first(columns, keys):
        made.add(table)
        inside = [columns[table]]
        for key in keys[table]:
            to = _TO.search(key)
            if to is None or (table not in seeded and to[1] in made):
                inside.append(f"    {key}")
            else:
                behind += f"ALTER TABLE ONLY {table}\n    ADD {key};\n"
        body = ",\n".join(inside)
        tables += f"CREATE TABLE {table} (\n{body}\n);\n"
    schema, _, rest = dump.partition("\n")
    rest = _UNTOUCHED.sub("", _KEY.sub("", _TABLE.sub("", rest)))
    return f"{schema}\n{tables}{rest}{behind}"


def _targets_first(
    columns: Mapping[str, str], keys: Mapping[str, Sequence[str]]
) -> Iterator[str]:
    """Give each table after those its foreign keys lead to; in a circle, as the dump has them."""
    given: set[str] = set()

    def give(table: str) -> Iterator[str]:
        if table in given:
            return
        given.add(table)
        for key in keys.get(table, ()):
            to = _TO.search(key)
            if to is not None:
                yield from give(to[1])
        yield table

    for table in columns:
        yield from give(table)
