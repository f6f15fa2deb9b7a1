"""Try a theme in a process that can be killed, before it serves anybody."""

import json
import subprocess
import sys
import threading
from collections.abc import Mapping
from pathlib import Path

from themes.engine.environment import TemplateTrouble

# Far over what the child allows itself; for the case that it can't even begin.
WALL_SECONDS = 30


# A trial keeps a thread that serves pages, and a core, for seconds.
_PLACES = threading.BoundedSemaphore(2)


class TrialsBusy(Exception):
    """Themes are being tried already: this campaign's, or as many as this process tries."""

    sentence = "A theme is being tried just now. Publish again in a moment."


class TrialFailed(TemplateTrouble):
    """A page couldn't be rendered within its time and memory, or at all."""


def try_theme(files: Mapping[str, str]) -> None:
    """
    Render every page of a theme with sample words, in a child with little time and memory.

    :raises TrialFailed: if a page can't be rendered, or the child had to be killed.
    :raises TrialsBusy: if two are being tried in this process.
    """
    if not _PLACES.acquire(blocking=False):
        raise TrialsBusy
    try:
        _try(files)
    finally:
        _PLACES.release()


def _try(files: Mapping[str, str]) -> None:
    roots = Path(__file__).resolve().parents[1]
    try:
        # The child limits itself before it reads a word of the theme: to do it between fork and
        # exec isn't safe where other threads run.
        done = subprocess.run(
            [sys.executable, "-m", "themes.trial_child"],
            input=json.dumps(dict(files)),
            capture_output=True,
            text=True,
            check=False,
            timeout=WALL_SECONDS,
            env={"PYTHONPATH": f"{roots}:{roots / 'platform'}"},
        )
    except subprocess.TimeoutExpired as error:
        raise _failed("theme", "it took too long") from error
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    if lines and "why" in lines[-1]:
        raise TrialFailed(**lines[-1])
    if done.returncode != 0:
        at = lines[-1]["trying"] if lines else "theme"
        raise _failed(at, "it used too much time or memory")


def _failed(path: str, why: str) -> TrialFailed:
    return TrialFailed(path=path, line=0, column=0, why=why)
