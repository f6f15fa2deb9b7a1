"""
Changes: what a job did to rows, so that it can be undone.

Words: a *change* keeps before and after of a row's touched fields, as Postgres writes the row
as JSON; rows that belong together share a *root* (a person, for their emails and tags).
Doors: ``recording`` in the transaction of the change, ``undoing.undo_chunk`` to put it back.
"""
