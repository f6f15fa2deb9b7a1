"""
Try every mutant: `python -m tests.mutants [NAME …]`.

The tree is copied once; each mutant changes one place of the copy, runs its tests and is taken
back. What was killed is remembered for this tree under HUSTINGS_HOME/mutants, so that a run that
was cut off goes on where it was. Exit 1 where one survives or no longer fits.
"""

import dataclasses
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

from tests.mutants.seeded import MUTANTS, Mutant

REPOSITORY = Path(__file__).resolve().parents[2]
HOME = Path(os.environ.get("HUSTINGS_HOME", "var")).resolve() / "mutants"
# pytest's exit codes: all passed, and some failed. Others mean that nothing was looked at.
PASSED, FAILED = 0, 1


def tracked() -> list[Path]:
    """Return the files of the tree, kept or new, without what git leaves out."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=REPOSITORY, capture_output=True, check=True,
    ).stdout.decode()  # fmt: skip
    paths = [Path(name) for name in sorted(filter(None, listed.split("\0")))]
    return [path for path in paths if (REPOSITORY / path).is_file()]


def tree_hash(paths: Iterable[Path]) -> str:
    """Return the hash of all files, the mutants' own among them."""
    digest = hashlib.sha256()
    for path in paths:
        digest.update(f"{path}\0".encode())
        digest.update(hashlib.sha256((REPOSITORY / path).read_bytes()).digest())
    return digest.hexdigest()


@dataclasses.dataclass(slots=True)
class Kept:
    """What was killed in this tree before."""

    tree: str

    def killed(self) -> set[str]:
        """Return the names of mutants that are dead already."""
        try:
            said = json.loads((HOME / "killed.json").read_text())
        except (OSError, ValueError):
            return set()
        return set(said["killed"]) if said["tree"] == self.tree else set()

    def add(self, name: str) -> None:
        """Remember one."""
        said = {"tree": self.tree, "killed": sorted({*self.killed(), name})}
        (HOME / "killed.json").write_text(json.dumps(said, indent=1))


def run(copy: Path, tests: Iterable[str]) -> subprocess.CompletedProcess[str]:
    """Run these tests in the copy, with a home (and so servers) of its own."""
    environment = {
        **{
            k: v
            for k, v in os.environ.items()
            if k not in {"DATABASE_URL", "REDIS_URL"}
        },
        "HUSTINGS_HOME": str(HOME / "home"),
        "PYTHONPATH": os.pathsep.join([str(copy), str(copy / "platform")]),
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-x",
        "--no-header",
        "-p",
        "no:cacheprovider",
    ]
    return subprocess.run(
        [*command, *tests],
        cwd=copy, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip


def attempt(copy: Path, mutant: Mutant) -> str:
    """Try one; return an empty string where it was killed, or what is wrong."""
    path = copy / mutant.file
    text = path.read_text(encoding="utf-8")
    if text.count(mutant.old) != mutant.times:
        return f"no longer fits: its text stands {text.count(mutant.old)} times in {mutant.file}"
    path.write_text(text.replace(mutant.old, mutant.new), encoding="utf-8")
    try:
        done = run(copy, mutant.tests)
    finally:
        path.write_text(text, encoding="utf-8")
    if done.returncode == FAILED:
        return ""
    if done.returncode == PASSED:
        return "SURVIVED"
    return (
        f"pytest ended with {done.returncode}: {done.stdout[-500:]}{done.stderr[-500:]}"
    )


def say(words: str) -> None:
    """Print a line at once."""
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def main(names: list[str]) -> int:
    """Try the mutants of these names, or all that aren't dead yet; return the exit code."""
    (HOME / "home").mkdir(parents=True, exist_ok=True)
    paths = tracked()
    kept = Kept(tree_hash(paths))
    dead = kept.killed()
    wanted = [m for m in MUTANTS if (m.name in names if names else m.name not in dead)]
    say(f"{len(wanted)} of {len(MUTANTS)} mutants to be tried")
    failed: list[str] = []
    with tempfile.TemporaryDirectory(prefix="hustings-mutants-") as folder:
        copy = Path(folder) / "tree"
        for path in paths:
            (copy / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(REPOSITORY / path, copy / path)
        if not _is_sound(copy, wanted):
            return 1
        for mutant in wanted:
            began = time.monotonic()
            trouble = attempt(copy, mutant)
            say(
                f"{trouble or 'killed'}: {mutant.name} ({time.monotonic() - began:.0f} s)"
            )
            if trouble:
                failed.append(mutant.name)
            else:
                kept.add(mutant.name)
    say(f"{len(wanted) - len(failed)} killed, {len(failed)} not")
    return 1 if failed else 0


def _is_sound(copy: Path, wanted: list[Mutant]) -> bool:
    """Return whether the tests pass while nothing is wrong; a test that always fails kills all."""
    plain = sorted({test for m in wanted if "-k" not in m.tests for test in m.tests})
    if not plain:
        return True
    done = run(copy, plain)
    if done.returncode != PASSED:
        say(
            f"The tests fail without any mutant:\n{done.stdout[-3000:]}{done.stderr[-1000:]}"
        )
    return done.returncode == PASSED


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
