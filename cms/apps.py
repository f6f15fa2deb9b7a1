"""App configuration."""

from django.apps import AppConfig


class CmsConfig(AppConfig):
    """Pages, pictures, files, and the panel's shell."""

    name = "cms"

    def ready(self) -> None:
        """Have kept pages go when what they show does."""
        from cms import purging

        purging.connect()
