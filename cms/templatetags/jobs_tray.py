"""The tray of jobs, for the shell."""

from typing import Any

from django import template

from cms.panel import tray

register = template.Library()


@register.simple_tag(takes_context=True)
def jobs_tray(context: dict[str, Any]) -> dict[str, Any] | None:
    """Return what the tray shows; null for those whose role doesn't include it."""
    return tray.tray_of(context["request"])
