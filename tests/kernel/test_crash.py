import os
import subprocess
import sys

import pytest

from kernel.crash import armed, crash_point


class Died(BaseException):
    pass


def die():
    raise Died


class TestCrashPoint:
    def test_does_nothing_unless_armed(self):
        crash_point("facts.published")

    def test_acts_where_its_name_is_armed(self):
        with armed("facts.published", die), pytest.raises(Died):
            crash_point("facts.published")

        crash_point("facts.published")

    def test_kills_a_process_told_so_by_its_environment(self):
        code = "from kernel.crash import crash_point; crash_point('here'); print('on')"

        ended = subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "HUSTINGS_CRASH_AT": "here", "PYTHONPATH": "platform"},
            capture_output=True,
            check=False,
        )

        assert (ended.returncode, ended.stdout) == (-9, b"")
