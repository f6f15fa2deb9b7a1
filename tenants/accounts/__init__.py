"""The one user model: platform accounts in public, the people of a panel in each nation."""
