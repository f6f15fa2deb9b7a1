"""What must be true before the first request is served."""

from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, register


def extra_paths_are_no_nations(**_: Any) -> list[CheckMessage]:
    """Refuse a search path that names public or a nation (django-tenants' own check queries)."""
    wrong = [
        path
        for path in settings.PG_EXTRA_SEARCH_PATHS
        if path == "public" or path.startswith("n_")
    ]
    return [
        Error(f"PG_EXTRA_SEARCH_PATHS names {path}.", id="tenants.E001")
        for path in wrong
    ]


def register_all() -> None:
    """Register the system checks; called once from the app's ready()."""
    register(extra_paths_are_no_nations)
