"""An email address: what was typed, and the form it is kept in."""

from email_validator import EmailNotValidError, validate_email


class NotAnEmail(ValueError):
    """The address can't be one."""

    sentence = "That email address isn’t complete. It looks like name@example.org."


def email(typed: str) -> str:
    """
    Return an address as it is kept; compare it in lower case.

    With letters beyond ASCII it is kept in small ones: Python and Postgres don't make the same
    of every capital (ΝΙΚΟΣ), and an address that is found once has to be found always.

    :raises NotAnEmail: if it can't be one, or a sign of it was lost on its way here.
    """
    if "\ufffd" in typed:
        raise NotAnEmail
    try:
        found = validate_email(
            typed.strip(),
            check_deliverability=False,
            test_environment=True,
            strict=True,
        )
    except EmailNotValidError as error:
        raise NotAnEmail from error
    kept = found.normalized
    return kept if kept.isascii() else kept.lower()
