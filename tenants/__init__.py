"""
Tenants: which campaign a request, a task or a command is for, and how campaigns come and go.

Words: a *nation* is one campaign's world, a Postgres schema ``n_<number>`` for life; its
addresses stand in *domains*; *memberships* say who works in it. The *control plane* is all
the rest, in ``public``.
Doors: ``context`` to enter a nation, ``actions`` and ``selectors`` for the rows in public,
``pool`` and ``replay`` to make schemas, ``fleet`` to migrate them.
"""
