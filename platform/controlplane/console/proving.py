"""
What changes when an account's address is proved, or must be proved anew.

Whoever started an account only typed the address; they may not be its owner. So nothing that was
added or opened before the proof counts after it.
"""

import datetime as dt

from allauth.mfa.models import Authenticator
from django.db import transaction

from controlplane import seats
from controlplane.provisioning import closing
from tenants.accounts.models import User
from tenants.models import EntryToken


@transaction.atomic
def take_as_proved(account: User, *, at: dt.datetime) -> None:
    """
    Take it that the account's owner reads its address. Call it in public.

    The first time, everything from before ends (see `forget_before`), and the campaigns it owns
    close no more for want of a proof; the caller begins its own session anew. Later times change
    nothing.
    """
    held = User.objects.select_for_update().get(pk=account.pk)
    if held.email_proved_at is None:
        held.email_proved_at = at
        held.save(update_fields=["email_proved_at"])
        forget_before(held, at=at)
        closing.keep_those_of(held)
    account.email_proved_at = held.email_proved_at
    account.sessions_valid_from = held.sessions_valid_from


@transaction.atomic
def forget_before(account: User, *, at: dt.datetime) -> None:
    """End an account's sessions and ways in of before: passkeys, apps and one-time tokens."""
    Authenticator.objects.filter(user_id=account.pk).delete()
    EntryToken.objects.filter(account_id=account.pk, used_at=None).update(used_at=at)
    account.sessions_valid_from = at
    account.save(update_fields=["sessions_valid_from"])
    transaction.on_commit(seats.forget)
