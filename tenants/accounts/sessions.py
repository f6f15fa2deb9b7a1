"""When the sessions of a platform account end."""

import datetime as dt

from tenants.accounts.models import User
from tenants.context import in_public


def end_all(account_id: int, *, at: dt.datetime) -> None:
    """
    End every session of an account that began before: the platform's and each panel's.

    Whoever signs out hands the phone on; a panel's own session must not outlive the platform's.
    """
    with in_public():
        User.objects.filter(pk=account_id).update(sessions_valid_from=at)
