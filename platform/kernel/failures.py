"""What is kept of an error that nobody was there to read."""

import traceback


def reason_of(error: Exception) -> str:
    """Return its kind and where it was raised; not its words, which may be a person's."""
    frames = traceback.extract_tb(error.__traceback__)
    where = f" at {frames[-1].filename}:{frames[-1].lineno}" if frames else ""
    return f"{type(error).__name__}{where}"[:200]
