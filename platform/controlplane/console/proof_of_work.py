"""The work that starting a campaign asks of a browser. Without script the limits are stricter."""

import hashlib

from django.core import signing

from kernel import limits, proof_of_work

SALT = "hustings.proof_of_work"
VALID_FOR_SECONDS = 3600
DAY_SECONDS = 86400


def challenge(nonce: str) -> str:
    """Return a signed challenge for a page."""
    return signing.dumps(nonce, salt=SALT)


def is_solved(challenge_text: str, answer: str) -> bool:
    """Return whether the answer solves a challenge of ours made within the hour."""
    try:
        signing.loads(challenge_text, salt=SALT, max_age=VALID_FOR_SECONDS)
    except signing.BadSignature:
        return False
    return proof_of_work.is_solved(challenge_text, answer)


def take(challenge_text: str, answer: str) -> bool:
    """Return whether the answer solves a challenge of ours; each challenge is taken once."""
    if not is_solved(challenge_text, answer):
        return False
    once = hashlib.sha256(challenge_text.encode()).hexdigest()[:32]
    return limits.hit("start.work", once, limit=1, per_seconds=DAY_SECONDS).ok
