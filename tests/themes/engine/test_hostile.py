import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.themes.engine.hostile import PAYLOADS

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="module")
def outcomes():
    done = subprocess.run(
        [sys.executable, "-m", "tests.themes.engine.hostile"],
        capture_output=True,
        text=True,
        check=True,
        timeout=180,
        env={"PYTHONPATH": f"{ROOT}:{ROOT / 'platform'}"},
    )
    return json.loads(done.stdout)


class TestHostileTemplates:
    @pytest.mark.parametrize("name", PAYLOADS)
    def test_end_by_themselves_rendered_or_as_trouble(self, outcomes, name):
        assert outcomes[name]["outcome"] in {"rendered", "trouble"}, outcomes[name]

    def test_are_more_than_ninety(self):
        assert len(PAYLOADS) >= 90
