import os
import subprocess
import sys

SAID = """
import django
django.setup()
from kernel.facts.subscribing import subscribers
print(*(one.name for one in subscribers()), sep="\\n")
"""


class TestSubscribers:
    def test_of_every_app_are_there_when_apps_have_loaded(self):
        # The chaos kit's app says nothing of them but the module's name.
        ran = subprocess.run(
            [sys.executable, "-c", SAID],
            env={**os.environ, "DJANGO_SETTINGS_MODULE": "tests.chaos.settings"},
            capture_output=True,
            text=True,
            check=True,
        )

        assert "tests.chaos.listener.subscribers" in ran.stdout
