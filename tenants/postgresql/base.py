"""The database backend: every new connection starts nowhere, not in ``public``."""

from functools import partial
from typing import Any, ClassVar

from django_tenants.postgresql_backend.base import DatabaseWrapper as TenantsWrapper

from tenants.postgresql.pooling import refuse_transaction_pooler
from tenants.postgresql.schema import SchemaEditor

# No schema has this name: reading a table outside any context is an error, not a leak.
NOWHERE = "nowhere"


class DatabaseWrapper(TenantsWrapper):
    """A connection whose search path is one schema, and `nowhere` until it is told one."""

    SchemaEditorClass = SchemaEditor

    # Where this process has proved that sessions aren't shared: host, port, database.
    _proved: ClassVar[set[tuple[str, str, str]]] = set()

    # The path that was said last and is still in force, part by part; null: it has to be said.
    search_path_set_schemas: list[str] | None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.set_schema(NOWHERE, include_public=False)

    def set_tenant(
        self,
        tenant: Any,
        include_public: bool = True,  # noqa: FBT001, FBT002 - django-tenants' signature
    ) -> None:
        """
        Serve a tenant; the path is said with the next query.

        Not again where it is in force already. What a rollback or a closed connection takes back
        is forgotten there (django-tenants 4.0.1), and so is said again.
        """
        before = (self.schema_name, self.include_public_schema)
        said = self.search_path_set_schemas
        super().set_tenant(tenant, include_public)
        if before == (self.schema_name, self.include_public_schema):
            self.search_path_set_schemas = said

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """
        Return a connection; the process's first one proves that its session is its own.

        Here, and not at start-up alone: a server that wasn't there then is asked when it is.

        :raises tenants.postgresql.pooling.TransactionPooler: if sessions are shared.
        """
        made = super().get_new_connection(conn_params)
        place = (
            str(conn_params.get("host", "")),
            str(conn_params.get("port", "")),
            str(conn_params.get("dbname", conn_params.get("database", ""))),
        )
        if place not in self._proved:
            was = made.autocommit
            made.autocommit = True
            try:
                again = partial(super().get_new_connection, conn_params)
                refuse_transaction_pooler(made, again)
            except BaseException:
                made.close()
                raise
            made.autocommit = was
            self._proved.add(place)
        return made
