import os
import subprocess
import sys


class TestProduction:
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

        assert run().returncode == 0
        refused = run(HTTP_PERMITTED_ADDRESSES="127.0.0.1:80")
        assert refused.returncode != 0
        assert "HTTP_PERMITTED_ADDRESSES opens the inside" in refused.stderr
