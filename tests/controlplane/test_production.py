import os
import subprocess
import sys

GIVEN = {
    "SECRET_KEY": "x", "DATABASE_URL": "postgresql://x/x", "REDIS_URL": "redis://x",
    "PLATFORM_DOMAIN": "hustings.example", "SITES_DOMAIN": "campaigns.test",
}  # fmt: skip
NO_GALLERY = """
import django
from django.urls import Resolver404, resolve
django.setup()
for urlconf, path in (("site", "/_/gallery/"), ("panel", "/gallery/")):
    try:
        view = resolve(path, f"controlplane.urls.{urlconf}").func
    except Resolver404:
        continue
    assert "gallery" not in view.__module__, view.__module__
print("none")
"""


class TestProduction:
    def test_has_no_gallery(self):
        told = subprocess.run(
            [sys.executable, "-c", NO_GALLERY],
            env=os.environ
            | GIVEN
            | {"DJANGO_SETTINGS_MODULE": "controlplane.settings.production"},
            capture_output=True,
            text=True,
            check=False,
        )

        assert told.stdout == "none\n", told.stderr

    def test_refuses_to_start_with_a_permitted_inside_address(self):
        given = {
            "SECRET_KEY": "x", "DATABASE_URL": "postgresql://x/x",
            "REDIS_URL": "redis://x", "PLATFORM_DOMAIN": "hustings.example",
            "SITES_DOMAIN": "campaigns.test",
        }  # fmt: skip
        program = "import controlplane.settings.production"

        def run(**more):
            return subprocess.run(
                [sys.executable, "-c", program],
                env=os.environ | given | more,
                capture_output=True,
                text=True,
                check=False,
            )

        assert run().returncode == 0, run().stderr
        refused = run(HTTP_PERMITTED_ADDRESSES="127.0.0.1:80")
        assert refused.returncode != 0
        assert "HTTP_PERMITTED_ADDRESSES opens the inside" in refused.stderr
