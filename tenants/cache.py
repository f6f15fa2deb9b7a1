"""Cache keys: every key carries the nation's number, so that no two nations can share one."""

from tenants.context import current_schema


def make_key(key: str, key_prefix: str, version: int) -> str:
    """Return the key as the server stores it: schema, prefix, version, key."""
    return f"{current_schema()}:{key_prefix}:{version}:{key}"
