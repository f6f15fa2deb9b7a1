"""The panel host."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, path

from cms.urls import panel_urlpatterns
from controlplane.console import entering
from controlplane.gallery import panel as gallery

urlpatterns: list[URLPattern | URLResolver] = [
    *([path("gallery/", gallery.gallery)] if settings.GALLERY else []),
    path("come-in/", entering.come_in, name="come_in"),
    path("look/", entering.look, name="look"),
    *panel_urlpatterns,
]
handler400 = "controlplane.urls.errors.not_read"
handler500 = "controlplane.urls.errors.went_wrong"
