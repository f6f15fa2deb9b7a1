"""App configuration."""

from django.apps import AppConfig


class TenantsConfig(AppConfig):
    """Tenants."""

    name = "tenants"

    def ready(self) -> None:
        """Put the per-schema content types in place and register the start-up checks."""
        from tenants import checks, content_types

        content_types.install()
        checks.register_all()
