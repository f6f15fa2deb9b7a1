"""A laptop's settings with the floor's page class beside ours; it has no migrations."""

# ruff: noqa: F403, F405 - settings hand their names on by a star.
from controlplane.settings.dev import *

TENANT_APPS = [*TENANT_APPS, "tests.benchmarks.plain"]
INSTALLED_APPS = [*INSTALLED_APPS, "tests.benchmarks.plain"]
