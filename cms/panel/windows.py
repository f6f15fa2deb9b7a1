"""Two windows on one page: neither goes past what the other kept without being told."""

from typing import Any

from django.utils.translation import gettext as _now
from wagtail.models import Page, Revision

from cms.templatetags.panel import at_hour, long_day, on_day


def began_behind(page: Page, posted: Any) -> bool:
    """Return whether another window kept the page since the one that posts this began."""
    last = page.latest_revision
    if last is None:
        return False
    # What the window kept itself comes first: it is either the last, or it isn't.
    own = posted.get("overwrite_revision_id")
    if own:
        return bool(own != str(last.pk))
    begun = posted.get("loaded_revision_id")
    if begun != str(last.pk):
        return True
    # Another window may have kept over the very draft this one was opened on.
    return bool(posted.get("loaded_revision_created_at") != last.created_at.isoformat())


def who_was_first(last: Revision, *, to: Any) -> str:
    """Return the sentence that says who kept the page last, and when, to whoever was second."""
    when = {"hour": at_hour(last.created_at), "day": long_day(last.created_at)}
    is_today = on_day(last.created_at) == _now("Today")
    if last.user is None or last.user == to:
        said = (
            _now("You changed this page in another window at %(hour)s.")
            if is_today
            else _now("You changed this page in another window on %(day)s.")
        )
    else:
        when["who"] = last.user.get_full_name()
        said = (
            _now("%(who)s changed this page at %(hour)s.")
            if is_today
            else _now("%(who)s changed this page on %(day)s.")
        )
    return said % when
