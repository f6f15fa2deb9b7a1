"""Somebody typed an address; nobody proved it yet."""

import pytest

from tenants.accounts.models import User
from tests.support.signing_in import VICTIM, sign_in_by_link


@pytest.fixture
def account(public):
    """An account whose address somebody typed and nobody proved."""
    return User.objects.create_user(VICTIM)


@pytest.fixture
def attacker(account):
    """The browser of whoever typed it."""
    return sign_in_by_link(account)
