"""
`hustings …` many times over, at the price of one start: a process that has Django in, and forks.

A line of JSON in is a command's arguments; a line out is its status, what it printed, and what
it said on standard error. It ends with its standard input, so with whoever started it.
"""

import json
import os
import sys
import tempfile

from controlplane import cli


def main() -> None:
    """Load what commands load, connect to nothing, and wait for commands."""
    cli.set_up()
    cli.parser()
    for line in sys.stdin:
        sys.stdout.write(json.dumps(_run(json.loads(line))) + "\n")
        sys.stdout.flush()


def _run(arguments: list[str]) -> tuple[int, str, str]:
    with tempfile.TemporaryFile("w+") as out, tempfile.TemporaryFile("w+") as err:
        if (child := os.fork()) == 0:
            status = 1
            try:
                os.dup2(out.fileno(), sys.stdout.fileno())
                os.dup2(err.fileno(), sys.stderr.fileno())
                status = cli.main(arguments)
            except SystemExit as said:
                status = int(said.code or 0)
            except BaseException:  # noqa: BLE001 - what a program's end would print
                sys.excepthook(*sys.exc_info())
            finally:
                sys.stdout.flush()
                sys.stderr.flush()
                os._exit(status)
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        out.seek(0)
        err.seek(0)
        return status, out.read(), err.read()


if __name__ == "__main__":
    main()
