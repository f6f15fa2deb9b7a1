"""The panel host."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, path

from cms.panel.guard import needs
from cms.urls import panel_urlpatterns
from controlplane.console import entering, views
from controlplane.gallery import panel as gallery
from kernel.permissions import Permission

# Letters hold links that act for people, so it takes more than seeing them.
_MAY_READ_LETTERS = needs(Permission.CAMPAIGN_EDIT)

urlpatterns: list[URLPattern | URLResolver] = [
    *([path("gallery/", gallery.gallery)] if settings.GALLERY else []),
    path("come-in/", entering.come_in, name="come_in"),
    path("look/", entering.look, name="look"),
    path("outbox/", _MAY_READ_LETTERS(views.campaign_outbox), name="outbox"),
    path("outbox/<int:pk>/", _MAY_READ_LETTERS(views.campaign_letter), name="letter"),
    *panel_urlpatterns,
]
handler400 = "controlplane.urls.errors.not_read"
handler500 = "controlplane.urls.errors.went_wrong"
