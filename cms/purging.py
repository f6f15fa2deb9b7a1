"""Kept pages go when one of a campaign's pages, or a picture on them, changes for strangers."""

from typing import Any

from django.db.models.signals import post_delete, post_save
from wagtail.models import PageViewRestriction
from wagtail.signals import (
    page_published,
    page_slug_changed,
    page_unpublished,
    post_page_move,
)

from cms.media import Image
from tenants import generations
from tenants.context import NoNation, current_nation


def _purge(**_said: Any) -> None:
    try:
        nation = current_nation()
    except NoNation:  # a template or a schema of the pool: nobody visits it
        return
    generations.bump(nation)


def connect() -> None:
    """
    Listen to what Wagtail says of pages; called once, when apps are ready.

    Menus, links and doors of every page may name the one that changed, so all of them go.
    """
    for said in (page_published, page_unpublished, page_slug_changed, post_page_move):
        said.connect(_purge, dispatch_uid="cms.purging")
    for model in (PageViewRestriction, Image):
        post_save.connect(_purge, sender=model, dispatch_uid="cms.purging")
        post_delete.connect(_purge, sender=model, dispatch_uid="cms.purging")
