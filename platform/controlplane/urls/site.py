"""The site host."""

from django.urls import URLPattern, URLResolver, path

from cms.urls import site_urlpatterns
from controlplane.console import entering

urlpatterns: list[URLPattern | URLResolver] = [
    path("_/preview/", entering.preview, name="preview"),
    path("_/preview/stop/", entering.stop_preview, name="stop_preview"),
    *site_urlpatterns,
]
handler404 = "cms.front_desk.not_found"
handler500 = "controlplane.urls.errors.went_wrong"
