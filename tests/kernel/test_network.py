import pytest
from django.test import RequestFactory

from kernel import network


def request(forwarded=""):
    headers = {"x-forwarded-for": forwarded} if forwarded else {}
    return RequestFactory().get("/", REMOTE_ADDR="10.0.0.9", headers=headers)


class TestAddressOf:
    @pytest.mark.parametrize(
        ("proxies", "forwarded", "address"),
        [
            (0, "", "10.0.0.9"),
            (0, "1.2.3.4", "10.0.0.9"),
            (1, "1.2.3.4", "1.2.3.4"),
            (1, "6.6.6.6, 1.2.3.4", "1.2.3.4"),
            (2, "6.6.6.6, 1.2.3.4, 10.0.0.1", "1.2.3.4"),
            (2, "1.2.3.4", "10.0.0.9"),
            (1, "", "10.0.0.9"),
        ],
    )
    def test_believes_our_own_proxies_alone(
        self, settings, proxies, forwarded, address
    ):
        settings.PROXY_COUNT = proxies

        assert network.address_of(request(forwarded)) == address


class TestFingerprint:
    def test_names_nobody_and_tells_two_apart(self, settings):
        settings.PROXY_COUNT = 1
        one, other = (network.fingerprint(request(ip)) for ip in ("1.2.3.4", "1.2.3.5"))

        assert one != other
        assert "1.2.3" not in one
