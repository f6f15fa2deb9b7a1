"""The laptop's settings, with one subscriber more."""

from controlplane.settings.dev import *  # noqa: F403

INSTALLED_APPS = [*INSTALLED_APPS, "tests.chaos.listener"]  # noqa: F405
