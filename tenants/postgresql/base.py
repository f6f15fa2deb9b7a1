"""The database backend: every new connection starts nowhere, not in ``public``."""

from typing import Any

from django_tenants.postgresql_backend.base import DatabaseWrapper as TenantsWrapper

# No schema has this name: reading a table outside any context is an error, not a leak.
NOWHERE = "nowhere"


class DatabaseWrapper(TenantsWrapper):
    """A connection whose search path is one schema, and `nowhere` until it is told one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.set_schema(NOWHERE, include_public=False)
