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


class TestNetworkOf:
    @pytest.mark.parametrize(
        ("address", "network_of_it"),
        [
            ("1.2.3.4", "1.2.3.4"),
            ("::ffff:1.2.3.4", "1.2.3.4"),
            ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
            ("2001:db8:1:2::", "2001:db8:1:2::/64"),
            ("2001:db8:1:3:3:4:5:6", "2001:db8:1:3::/64"),
            ("fe80::1%eth0", "fe80::/64"),
            ("nonsense", "nonsense"),
            ("", ""),
        ],
    )
    def test_is_what_a_visitor_has_to_themselves(self, address, network_of_it):
        assert network.network_of(address) == network_of_it


class TestFingerprint:
    def test_is_one_for_a_household_however_many_addresses_it_uses(self, settings):
        settings.PROXY_COUNT = 1
        first, second, next_door = (
            network.fingerprint(request(ip))
            for ip in ("2001:db8::1", "2001:db8::ffff:2", "2001:db8:0:1::1")
        )

        assert first == second
        assert first != next_door

    def test_names_nobody_and_tells_two_apart(self, settings):
        settings.PROXY_COUNT = 1
        one, other = (network.fingerprint(request(ip)) for ip in ("1.2.3.4", "1.2.3.5"))

        assert one != other
        assert "1.2.3" not in one
