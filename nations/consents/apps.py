"""App configuration."""

from django.apps import AppConfig


class ConsentsConfig(AppConfig):
    """Consents."""

    name = "nations.consents"

    def ready(self) -> None:
        """Offer this slice's part of a person's page."""
        from nations.consents import panels
        from nations.people import panels as people

        people.register(panels.consent)
