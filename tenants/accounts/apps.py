"""App configuration."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """Accounts, in both app lists."""

    name = "tenants.accounts"
    label = "accounts"
