"""Try a theme in a process that can be killed, before it serves anybody."""

import json
import resource
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from themes.engine.environment import TemplateTrouble

WALL_SECONDS = 6
CPU_SECONDS = 3
MEMORY_BYTES = 512 * 1024 * 1024


def _limits() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))


def try_theme(files: Mapping[str, str]) -> None:
    """
    Render every page of a theme with sample words, in a child with little time and memory.

    :raises TemplateTrouble: if a page can't be rendered, or the child had to be killed.
    """
    roots = Path(__file__).resolve().parents[1]
    try:
        done = subprocess.run(
            [sys.executable, "-m", "themes.trial_child"],
            input=json.dumps(dict(files)),
            capture_output=True,
            text=True,
            check=False,
            timeout=WALL_SECONDS,
            preexec_fn=_limits,
            env={"PYTHONPATH": f"{roots}:{roots / 'platform'}"},
        )
    except subprocess.TimeoutExpired as error:
        raise TemplateTrouble(
            path="theme", line=0, column=0, why="it took too long"
        ) from error
    if done.returncode != 0:
        raise TemplateTrouble(
            path="theme", line=0, column=0, why="it used too much time or memory"
        )
    said = json.loads(done.stdout)
    if said:
        raise TemplateTrouble(**said)
