"""A page on the site as it was last kept, for those who write it: nobody else sees that yet."""

from typing import Any, Final
from urllib.parse import urlencode

from django.core.signing import BadSignature
from django.http import HttpRequest
from wagtail.models import Page

from tenants import signing

PURPOSE: Final = "draft"
# What the address of a page carries, so that its draft is shown.
PARAMETER: Final = "draft"
SECONDS_GOOD: Final = 60 * 60


def path_to(page_id: int) -> str | None:
    """Return the path on the site that shows a page's draft, for an hour; null: no such page."""
    page = Page.objects.filter(pk=page_id, depth__gt=1).first()
    if page is None:
        return None
    # The page's own address: a new one that isn't published yet leads nowhere.
    _, _, path = page.specific.get_url_parts() or (None, None, "/")
    return f"{path}?{urlencode({PARAMETER: signing.sign(page_id, purpose=PURPOSE)})}"


def is_asked_for(request: HttpRequest, page: Any) -> bool:
    """Return whether somebody of the campaign asks for the draft of this very page."""
    if not getattr(request, "may_preview", False):
        return False
    if getattr(request, "looks_as_stranger", False):
        return False
    key = request.GET.get(PARAMETER, "")
    try:
        signed = signing.unsign(key, purpose=PURPOSE, max_age_seconds=SECONDS_GOOD)
    except BadSignature:
        return False
    return bool(signed == page.pk)
