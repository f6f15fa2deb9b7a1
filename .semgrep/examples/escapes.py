"""What the rules of escapes.yaml refuse, and what they let through."""

from django.db import connection
from django.utils.html import format_html
from django.utils.safestring import mark_safe
from markupsafe import Markup

from tenants import selectors
from tenants.context import in_nation, in_public


def escapes(name, nation, people):
    # ruleid: mark-safe
    mark_safe(name)
    # ruleid: mark-safe
    Markup(name)
    # ok: mark-safe
    format_html("<b>{}</b>", name)
    # ruleid: raw-query
    people.objects.raw("SELECT 1")
    # ok: raw-query
    people.objects.filter(name=name)
    # ruleid: cursor
    with connection.cursor() as cursor:
        cursor.fetchone()
    # ruleid: in-public
    with in_public():
        pass
    # ok: in-public
    with in_nation(nation):
        selectors.current_slug()
