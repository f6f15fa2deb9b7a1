"""The floor of a cached page: a WSGI function that answers the same bytes, whatever is asked."""

import os
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

BODY = Path(os.environ["CONSTANT_BODY"]).read_bytes()
HEADERS = [("Content-Type", "text/html"), ("Content-Length", str(len(BODY)))]


def application(environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
    """Answer."""
    start("200 OK", HEADERS)
    return [BODY]
