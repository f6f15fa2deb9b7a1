"""Somebody who works in a campaign, in a browser."""

import uuid

from playwright.sync_api import Page

from tests.support.instance import RunningInstance


def new_campaign(instance: RunningInstance) -> str:
    """Open a campaign nobody else's test knows; return its slug."""
    slug = f"proof-{uuid.uuid4().hex[:8]}"
    instance.open_nation(slug, owner=f"{slug}@example.org")
    return slug


def open_panel(instance: RunningInstance, page: Page, slug: str) -> str:
    """Sign in as the owner of a new campaign and enter its panel; return the panel's address."""
    page.goto(instance.run("login-link", f"{slug}@example.org").strip())
    page.wait_for_url("**/campaigns/")
    page.get_by_role("link", name="Open its panel").click()
    page.wait_for_url("**manage**")
    return instance.panel(slug)
