"""DATABASE_URL to Django's dictionary."""

from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit


def database(url: str) -> dict[str, Any]:
    """
    Return Django's settings for a libpq URL; ``?host=/dir`` names a socket folder.

    :raises ValueError: if the URL is not for Postgres.
    """
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"}:
        raise ValueError(f"DATABASE_URL has to start with postgresql://, not {url!r}")
    query = parse_qs(parts.query)
    host = query.get("host", [unquote(parts.hostname or "")])[0]
    return {
        "ENGINE": "tenants.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or "") or query.get("user", [""])[0],
        "PASSWORD": unquote(parts.password or ""),
        "HOST": host,
        "PORT": str(parts.port or query.get("port", [""])[0]),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        # A server that stands still may not hold a visitor.
        "OPTIONS": {"connect_timeout": 5}
        | {key: query[key][0] for key in ("sslmode", "sslrootcert") if key in query},
        "TEST": {},
    }


def registrable(domain: str) -> str:
    """
    Return the part of a host that one party registers: its last two labels, or its last three
    under a two-letter country with a short second level (``co.uk``).
    """
    labels = domain.partition(":")[0].lower().split(".")
    short_second = len(labels) > 2 and len(labels[-1]) == 2 and len(labels[-2]) <= 3
    return ".".join(labels[-3:] if short_second else labels[-2:])
