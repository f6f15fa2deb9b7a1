"""
Imports: bringing people in from a file.

Words: an *import* reads a *file* in chunks as a job; each row is created, updated or refused
with its line and reason. Doors: ``actions.begin_import``, ``actions.run_import``.
"""
