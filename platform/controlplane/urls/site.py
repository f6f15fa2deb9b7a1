"""The site host."""

from django.conf import settings
from django.urls import URLPattern, URLResolver, path

from cms.urls import site_urlpatterns
from controlplane.console import entering
from controlplane.gallery import site as gallery

urlpatterns: list[URLPattern | URLResolver] = [
    *([path("_/gallery/", gallery.gallery)] if settings.GALLERY else []),
    path("_/preview/", entering.preview, name="preview"),
    path("_/preview/stop/", entering.stop_preview, name="stop_preview"),
    *site_urlpatterns,
]
handler404 = "cms.front_desk.not_found"
handler500 = "controlplane.urls.errors.went_wrong"
