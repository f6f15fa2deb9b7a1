"""The work that starting a campaign asks of a browser. Without script the limits are stricter."""

from django.core import signing

from kernel import proof_of_work

SALT = "hustings.proof_of_work"
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
    return proof_of_work.is_solved(challenge_text, answer)
