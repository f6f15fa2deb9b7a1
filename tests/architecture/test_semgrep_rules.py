import os
import subprocess
import sys
from pathlib import Path

from django.conf import settings


class TestRules:
    def test_find_what_the_examples_show_and_nothing_else(self):
        done = subprocess.run(
            [
                str(Path(sys.executable).parent / "semgrep"),
                "--test",
                "--metrics=off",
                "--disable-version-check",
                "--config",
                ".semgrep/rules",
                ".semgrep/examples",
            ],
            cwd=settings.REPOSITORY,
            env=os.environ
            | {"SEMGREP_SEND_METRICS": "off", "SEMGREP_ENABLE_VERSION_CHECK": "0"},
            capture_output=True,
            text=True,
            check=False,
        )

        assert done.returncode == 0, done.stdout
        assert "15/15: ✓ All tests passed" in done.stdout
