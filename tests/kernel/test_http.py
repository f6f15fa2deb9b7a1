import contextlib
import ipaddress

import pytest
from django.conf import settings as configured

from kernel import http
from tests.support import outside

# 127.0.0.2 stands for an address of the open internet; 127.0.0.1 is the inside.
OPEN = "127.0.0.2"
pytestmark = pytest.mark.allow_hosts(["127.0.0.1", "127.0.0.3", "::1", OPEN])

INSIDE = [
    "127.0.0.1", "127.8.9.1", "0.0.0.0", "0.1.2.3", "10.0.0.1", "100.64.0.1",
    "169.254.169.254", "172.16.0.1", "172.31.255.255", "192.0.0.1", "192.0.2.1",
    "192.88.99.1", "192.168.1.1", "198.18.0.1", "224.0.0.1", "240.0.0.1",
    "255.255.255.255",
    "::", "::1", "::127.0.0.1", "::ffff:127.0.0.1", "::ffff:10.0.0.1",
    "::ffff:169.254.169.254", "64:ff9b::7f00:1", "64:ff9b:1::1", "100::1",
    "2001::1", "2001:db8::1", "2002:7f00:1::1", "3fff::1", "fc00::1", "fd00:ec2::254",
    "fe80::1", "fe80::1%eth0", "2606:4700::1%eth0", "fec0::1", "ff02::1",
]  # fmt: skip


@pytest.fixture
def names(settings):
    """Answer for names; what isn't said has no address."""
    serving = outside.NameServer()
    settings.HTTP_NAMESERVERS = [serving.address]
    yield serving
    serving.close()


@pytest.fixture
def permit(settings):
    def permitting(server):
        settings.HTTP_PERMITTED_ADDRESSES = [f"{OPEN}:{server.port}"]
        return server

    return permitting


@pytest.fixture
def there(names, permit):
    """A server of the open internet under the name there.example."""
    names.answers["there.example"] = [[OPEN]]
    with outside.server(OPEN) as serving:
        yield permit(serving)


def url(server, path="/", host="there.example", scheme="http"):
    return f"{scheme}://{host}:{server.port}{path}"


class TestIsPublic:
    @pytest.mark.parametrize("address", INSIDE)
    def test_says_no_to_every_inside_address(self, address):
        assert not http.is_public(ipaddress.ip_address(address))

    @pytest.mark.parametrize(
        "address", ["1.1.1.1", "93.184.216.34", "172.32.0.1", "2606:4700::1111", "::ffff:1.1.1.1"]
    )  # fmt: skip
    def test_says_yes_to_the_open_internet(self, address):
        assert http.is_public(ipaddress.ip_address(address))


class TestSend:
    def test_brings_back_what_was_said(self, there):
        there.reply = lambda handler: handler.answer(418, b"tea", {"X-Pot": "short"})

        answer = http.send(
            "POST", url(there, "/hook?a=1"), headers={"X-Key": "k"}, body=b"{}"
        )

        assert (answer.status, answer.body) == (418, b"tea")
        assert answer.headers["x-pot"] == "short"
        ((method, path, headers, body),) = there.asked
        assert (method, path, body) == ("POST", "/hook?a=1", b"{}")
        assert headers["Host"] == f"there.example:{there.port}"
        assert headers["X-Key"] == "k"
        assert headers["User-Agent"] == "Hustings"

    def test_keeps_the_name_in_tls_and_asks_for_its_certificate(
        self, names, permit, settings, tmp_path
    ):
        tls, believed = outside.certificate(tmp_path, "there.example")
        names.answers |= {"there.example": [[OPEN]], "other.example": [[OPEN]]}
        with outside.server(OPEN, tls=tls) as serving:
            permit(serving)
            with pytest.raises(http.Unreachable):
                http.send("GET", url(serving, scheme="https"))
            settings.HTTP_CA_BUNDLE = str(believed)

            assert http.send("GET", url(serving, scheme="https")).body == b"ok"
            assert serving.names[-1] == "there.example"
            assert serving.asked[-1][2]["Host"] == f"there.example:{serving.port}"
            with pytest.raises(http.Unreachable):
                http.send("GET", url(serving, host="other.example", scheme="https"))
            assert len(serving.asked) == 1

    @pytest.mark.parametrize("found", [["127.0.0.3", OPEN], [OPEN, "127.0.0.3"]])
    def test_goes_on_to_the_next_address_where_nobody_listens(
        self, names, settings, there, found
    ):
        names.answers["two.example"] = [found]
        settings.HTTP_PERMITTED_ADDRESSES += [f"127.0.0.3:{there.port}"]

        assert http.send("GET", url(there, host="two.example")).status == 200

    def test_says_that_nobody_is_there(self, names, settings, there):
        for host in ("nobody.example", "a..b.example"):
            with pytest.raises((http.Unreachable, http.AddressRefused)):
                http.send("GET", url(there, host=host))
        with outside.server(OPEN) as gone:
            port = gone.port
        settings.HTTP_PERMITTED_ADDRESSES = [f"{OPEN}:{port}"]
        with pytest.raises(http.Unreachable):
            http.send("GET", f"http://there.example:{port}/")

    def test_sends_no_header_of_two_lines(self, there):
        with pytest.raises(http.Unreachable):
            http.send("GET", url(there), headers={"X-A": "1\r\nX-B: 2"})

        assert there.asked == []


class TestRefusals:
    @pytest.fixture
    def inside(self):
        """Listeners of the inside that nobody may come to."""
        with contextlib.ExitStack() as stack:
            four = stack.enter_context(outside.canary("127.0.0.1"))
            six = stack.enter_context(outside.canary("::1", four.port))
            yield [four, six]
            assert not any(canary.was_asked for canary in (four, six))

    @pytest.mark.parametrize(
        "host",
        [
            "127.0.0.1", "[::1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]",
            "[::127.0.0.1]", "[64:ff9b::7f00:1]", "[2002:7f00:1::]",
            "2130706433", "0x7f000001", "0X7F.0.0.1", "017700000001", "0177.0.0.1",
            "127.1", "127.0.1", "127.0.0.1.", "0", "0.0.0.0", "[::]", "1.1.1.1.1",
            "127.0.0.0x1", "１２７.0.0.1", "127。0。0。1",
            "user@127.0.0.1", "user:pass@there.example", "[fe80::1%25lo]",
        ],
    )  # fmt: skip
    def test_name_every_spelling_of_an_inside_address(self, names, inside, host):
        with pytest.raises(http.AddressRefused):
            http.send("GET", f"http://{host}:{inside[0].port}/")

        assert names.asked == []

    @pytest.mark.parametrize("address", [a for a in INSIDE if "%" not in a])
    def test_name_a_name_that_is_inside(self, names, inside, address):
        names.answers["trap.example"] = [[address]]

        for port in (80, 443, inside[0].port):
            with pytest.raises(http.AddressRefused):
                http.send("GET", f"http://trap.example:{port}/")

    def test_name_a_name_that_is_inside_and_outside(self, names, inside, there):
        names.answers["trap.example"] = [[OPEN, "127.0.0.1"]]

        with pytest.raises(http.AddressRefused):
            http.send("GET", url(there, host="trap.example"))
        assert there.asked == []

    def test_take_no_second_look_at_a_name_that_changes_its_mind(self, names, there):
        names.answers["rebind.example"] = [[OPEN], ["127.0.0.1"]]
        with outside.canary("127.0.0.1", there.port) as inside:
            answer = http.send("GET", url(there, host="rebind.example"))

            assert answer.status == 200
            assert len(there.asked) == 1
            assert not inside.was_asked
        asked = [one for one in names.asked if one == "rebind.example A"]
        assert len(asked) == 1

    @pytest.mark.parametrize(
        "address",
        [
            "ftp://there.example/", "file:///etc/passwd", "gopher://there.example/",
            "//there.example/", "there.example", "", "http://", "http:///path",
            "javascript:alert(1)", "unix:///run/docker.sock", "http+unix://x/",
        ],
    )  # fmt: skip
    def test_name_what_is_not_http(self, names, address):
        with pytest.raises(http.AddressRefused):
            http.send("GET", address)

        assert names.asked == []

    @pytest.mark.parametrize("port", [21, 22, 25, 5432, 6379, 8000])
    def test_name_ports_of_other_services(self, names, port):
        names.answers["there.example"] = [["93.184.216.34"]]

        with pytest.raises(http.AddressRefused):
            http.send("GET", f"http://there.example:{port}/")

    @pytest.mark.parametrize(
        "label", ["", "tarnmouth.", "TARNMOUTH.manage.", "a.files."]
    )
    def test_name_our_own_hosts(self, names, label):
        for domain in (configured.PLATFORM_DOMAIN, configured.SITES_DOMAIN):
            for host in (domain.partition(":")[0], domain.partition(":")[0] + "."):
                with pytest.raises(http.AddressRefused):
                    http.send("GET", f"http://{label}{host}/")

        assert names.asked == []


class TestRedirects:
    def to(self, there, where, status=302):
        def reply(handler):
            if handler.path == "/":
                handler.answer(status, b"", {"Location": where})
            else:
                handler.answer()

        there.reply = reply

    def test_are_an_answer_like_another_one(self, there):
        self.to(there, "/next")

        assert http.send("GET", url(there)).status == 302
        assert len(there.asked) == 1

    def test_are_followed_where_that_is_allowed(self, there):
        self.to(there, "/next")

        answer = http.send("GET", url(there), limits=http.Limits(redirects=1))

        assert (answer.status, answer.url) == (200, url(there, "/next"))

    def test_end(self, there):
        there.reply = lambda handler: handler.answer(302, b"", {"Location": "/"})

        with pytest.raises(http.TooManyRedirects):
            http.send("GET", url(there), limits=http.Limits(redirects=3))
        assert len(there.asked) == 4

    def test_are_looked_at_each(self, names, there):
        names.answers["trap.example"] = [["127.0.0.1"]]
        with outside.canary("127.0.0.1") as inside:
            for where in (
                f"http://127.0.0.1:{inside.port}/",
                f"http://trap.example:{inside.port}/",
                f"//0x7f.1:{inside.port}/",
                "file:///etc/passwd",
            ):
                self.to(there, where)
                with pytest.raises(http.AddressRefused):
                    http.send("GET", url(there), limits=http.Limits(redirects=5))
            assert not inside.was_asked

    @pytest.mark.parametrize(
        ("status", "method", "body"),
        [
            (303, "GET", b""),
            (302, "GET", b""),
            (307, "POST", b"{}"),
            (308, "POST", b"{}"),
        ],
    )
    def test_keep_what_is_sent_only_where_they_say_so(
        self, there, status, method, body
    ):
        self.to(there, "/next", status)

        http.send("POST", url(there), body=b"{}", limits=http.Limits(redirects=1))

        assert (there.asked[1][0], there.asked[1][3]) == (method, body)

    def test_take_no_secret_to_another_host(self, names, there):
        names.answers["other.example"] = [[OPEN]]
        self.to(there, url(there, "/next", host="other.example"))

        http.send(
            "GET", url(there),
            headers={"authorization": "CANARY", "Cookie": "CANARY", "X-Kept": "yes"},
            limits=http.Limits(redirects=1),
        )  # fmt: skip

        first, second = (asked[2] for asked in there.asked)
        assert "CANARY" in str(first)
        assert "CANARY" not in str(second)
        assert second["X-Kept"] == "yes"


class TestLimits:
    def test_end_an_answer_that_says_it_is_large(self, there):
        there.reply = lambda handler: handler.answer(body=b"x" * 2000)

        with pytest.raises(http.TooLarge):
            http.send("GET", url(there), limits=http.Limits(most_bytes=1999))
        limits = http.Limits(most_bytes=2000)
        assert len(http.send("GET", url(there), limits=limits).body) == 2000

    def test_end_an_answer_that_never_stops(self, there):
        def reply(handler):
            handler.send_response(200)
            handler.send_header("Transfer-Encoding", "chunked")
            handler.end_headers()
            with contextlib.suppress(OSError):
                while True:
                    handler.wfile.write(b"400\r\n" + b"x" * 1024 + b"\r\n")

        there.reply = reply

        with pytest.raises(http.TooLarge):
            http.send("GET", url(there), limits=http.Limits(most_bytes=100_000))

    def drip(self, there, first):
        stopped = []

        def reply(handler):
            handler.close_connection = True
            with contextlib.suppress(OSError):
                handler.wfile.write(first)
                while not stopped:
                    handler.wfile.write(b"x")
                    handler.wfile.flush()
                    handler.connection.settimeout(0.05)
                    with contextlib.suppress(TimeoutError):
                        handler.connection.recv(1)

        there.reply = reply
        return stopped

    @pytest.mark.parametrize(
        "first",
        [b"", b"HTTP/1.1 200 OK\r\nX-A: ", b"HTTP/1.1 200 OK\r\nContent-Length: 9999\r\n\r\n"],
        ids=["status", "header", "body"],
    )  # fmt: skip
    def test_end_an_answer_that_drips(self, there, first):
        stopped = self.drip(there, first)

        with pytest.raises(http.TooSlow):
            http.send("GET", url(there), limits=http.Limits(seconds=0.6))
        stopped.append(True)

    def test_end_an_answer_that_drips_inside_tls(
        self, names, permit, settings, tmp_path
    ):
        tls, believed = outside.certificate(tmp_path, "there.example")
        settings.HTTP_CA_BUNDLE = str(believed)
        names.answers["there.example"] = [[OPEN]]
        with outside.server(OPEN, tls=tls) as serving:
            stopped = self.drip(permit(serving), b"HTTP/1.1 200 OK\r\nX-A: ")

            with pytest.raises(http.TooSlow):
                http.send(
                    "GET", url(serving, scheme="https"), limits=http.Limits(seconds=0.6)
                )
            stopped.append(True)

    def test_end_a_handshake_that_nobody_answers(self, names, permit):
        names.answers["there.example"] = [[OPEN]]
        with outside.canary(OPEN) as silent:
            permit(silent)

            with pytest.raises(http.TooSlow):
                http.send(
                    "GET", url(silent, scheme="https"), limits=http.Limits(seconds=0.4)
                )

    def test_let_nothing_small_swell(self, there):
        there.reply = lambda handler: handler.answer(
            body=b"\x1f\x8b", headers={"Content-Encoding": "gzip"}
        )

        assert http.send("GET", url(there)).body == b"\x1f\x8b"
        assert there.asked[0][2]["Accept-Encoding"] == "identity"
