"""App configuration."""

from django.apps import AppConfig


class ActivityConfig(AppConfig):
    """Activity."""

    name = "nations.activity"

    def ready(self) -> None:
        """Offer this slice's part of a person's page."""
        from nations.activity import panels
        from nations.people import panels as people

        people.register(panels.history)
