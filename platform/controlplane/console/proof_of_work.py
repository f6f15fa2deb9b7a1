"""
Work a browser does before it may start a campaign, so that a script can't start thousands.

The browser looks for a number whose SHA-256 together with the challenge starts with twelve zero
bits: some ten thousand tries, a tenth of a second. Without script the limits are stricter.
"""

import hashlib

from django.core import signing

SALT = "hustings.proof_of_work"
BITS = 12
VALID_FOR_SECONDS = 3600


def challenge(nonce: str) -> str:
    """Return a signed challenge for a page."""
    return signing.dumps(nonce, salt=SALT)


def is_solved(challenge_text: str, answer: str) -> bool:
    """Return whether the answer solves a challenge of ours made within the hour."""
    try:
        signing.loads(challenge_text, salt=SALT, max_age=VALID_FOR_SECONDS)
    except signing.BadSignature:
        return False
    if not answer.isdigit() or len(answer) > 12:
        return False
    digest = hashlib.sha256(f"{challenge_text}:{answer}".encode()).digest()
    return int.from_bytes(digest[:2], "big") >> (16 - BITS) == 0


def solve(challenge_text: str) -> str:
    """Return an answer; for tests and benchmarks, which are browsers too."""
    answer = 0
    while not is_solved(challenge_text, str(answer)):
        answer += 1
    return str(answer)
