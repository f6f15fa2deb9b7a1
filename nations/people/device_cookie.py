"""
Whether a browser says it stands for somebody: all that a kept page may differ by.

Read from the header alone, without Django, by the cache in front of it and by the page behind it:
both must say the same of the same words, or one visitor's page would be kept for another.
"""

from typing import Final

NAME: Final = "hustings_device"


def is_in(cookies: str) -> bool:
    """Return whether a Cookie header carries a device's cookie; not whether it is a good one."""
    return any(one.strip().startswith(f"{NAME}=") for one in cookies.split(";"))
