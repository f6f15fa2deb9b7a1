"""
Work a browser does before it may post, so that a script can't post thousands.

The browser looks for a number whose SHA-256 together with a signed text of ours starts with
twelve zero bits: some four thousand tries, a tenth of a second. Who signed the text, and for how
long it holds, is the caller's.
"""

import hashlib
from typing import Final

BITS: Final = 12


def is_solved(text: str, answer: str) -> bool:
    """Return whether this number is the work that the text asks for."""
    if not text or not answer.isdigit() or len(answer) > 12:
        return False
    digest = hashlib.sha256(f"{text}:{answer}".encode()).digest()
    return int.from_bytes(digest[:2], "big") >> (16 - BITS) == 0


def solve(text: str) -> str:
    """Return such a number; for tests and benchmarks, which are browsers too."""
    answer = 0
    while not is_solved(text, str(answer)):
        answer += 1
    return str(answer)
