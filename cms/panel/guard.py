"""Screens of the panel for those whose role includes them."""

import functools
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from wagtail.admin.auth import require_admin_access

from kernel.permissions import Permission, Refused, require

View = Callable[..., HttpResponse]


def needs(permission: Permission) -> Callable[[View], View]:
    """Let staff with this permission in; tell the others in a sentence, with 403."""

    def decorate(view: View) -> View:
        @functools.wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            try:
                require(request.actor, permission)  # type: ignore[attr-defined]
            except Refused as refusal:
                shown = {"sentence": refusal.sentence}
                return render(request, "cms/panel/refused.html", shown, status=403)
            return view(request, *args, **kwargs)

        return for_staff(guarded)

    return decorate


def for_staff(view: View) -> View:
    """
    Let whoever works in this campaign in, and lead the others to the door.

    Wagtail's own decorator takes the view's name away, and by its module our middleware tells our
    screens from Wagtail's (cms.panel.doors).
    """
    signed_in: View = functools.update_wrapper(require_admin_access(view), view)
    return signed_in
