"""App configuration."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """People."""

    name = "nations.people"
