"""The files host."""

from django.urls import URLPattern, URLResolver, path

from controlplane import files_host

urlpatterns: list[URLPattern | URLResolver] = [
    path("<path:name>", files_host.serve, name="file"),
]
handler404 = "controlplane.files_host.not_found"
handler500 = "controlplane.urls.errors.went_wrong"
