"""
Activity: what happened, in sentences, newest first; on a person's page it is History.

It keeps nothing of its own: it reads facts. Doors: ``selectors.history_of``, ``selectors.latest``.
"""
