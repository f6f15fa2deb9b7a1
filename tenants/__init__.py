"""
Tenants: which campaign a request, a task or a command is for, and how campaigns come and go.

Words: a *nation* is one campaign's world, a Postgres schema ``n_<number>`` for life; its
addresses stand in *domains*; *memberships* say who works in it. The *control plane* is all
the rest, in ``public``.
Doors: ``context`` to enter a nation, ``selectors`` to read the rows in public, ``pool`` and
``replay`` to make schemas and drop them, ``fleet`` to migrate them.
"""
