"""
Imports: bringing people in from a file.

Words: an *import* reads a *file*, a table or people a line as they stand in a chat (``layout`` says
which), in chunks as a job; each row is created, updated or refused with its line and reason. Doors:
``actions.read_file``, ``choose``, ``begin`` and ``throw_away``; ``selectors`` to read them.
"""
