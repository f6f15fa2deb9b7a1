"""The two URLconfs of a campaign: its site's, and its panel's."""

from django.urls import URLPattern, URLResolver, include, path, re_path
from django.views.generic import RedirectView
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.documents import urls as wagtaildocs_urls
from wagtail.views import serve

from cms import confirming, edit_links, front_desk, leaving, restricted
from cms.panel import home
from cms.panel.account import own_settings

Patterns = list[URLPattern | URLResolver]

site_urlpatterns: Patterns = [
    path("_/ticket/", front_desk.ticket, name="ticket"),
    path("_/me/", front_desk.me, name="me"),
    path("_/join/", front_desk.join, name="join"),
    path("_/confirm/", confirming.confirm, name="confirm"),
    path("_/thanks/", front_desk.thanks, name="thanks"),
    path("_/name/", front_desk.name, name="name"),
    path("_/forget/", front_desk.forget, name="forget"),
    path("_/leave/", leaving.leave, name="leave_list"),
    path("_/leave/letter/", leaving.letter, name="leave_letter"),
    path("_/leave/back/", leaving.put_back, name="leave_back"),
    re_path(r"^(?P<path>(?:[-\w]+/)*)edit/?$", edit_links.edit_page, name="edit_page"),
    # This stands before Wagtail's own at the same address.
    path(
        "_util/authenticate_with_password/<int:page_view_restriction_id>/<int:page_id>/",
        restricted.type_password,
    ),
    # Wagtail's asks for a password, and nobody has one.
    path("_util/login/", front_desk.not_found, {"exception": None}),
    path("", include(wagtail_urls)),
]

panel_urlpatterns: Patterns = [
    path("", home.home, name="panel_home"),
    path("documents/", include(wagtaildocs_urls)),
    path("account/", own_settings),
    # Wagtail's own door asks for a password, and there are none: the platform's is the one door.
    path(
        "login/",
        RedirectView.as_view(pattern_name="come_in", query_string=True),
        name="wagtailadmin_login",
    ),
    path("", include(wagtailadmin_urls)),
    # Never reached, the admin's catch-all answers first; it has to reverse, or no page in the
    # panel would know its address.
    re_path(wagtail_urls.serve_pattern, serve, name="wagtail_serve"),
]
