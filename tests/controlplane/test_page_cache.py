import pytest

from controlplane.page_cache import MARK, PageCache

HOST = "springfield.campaigns.localhost:8000"


class Site:
    """A WSGI application that counts how often it is asked."""

    def __init__(self, *headers, status="200 OK"):
        self.asked = 0
        self.headers, self.status = list(headers), status

    def __call__(self, environ, start):
        self.asked += 1
        start(self.status, [(MARK, "1"), *self.headers])
        return [f"answer {self.asked}".encode()]


def ask(cache, path="/", *, host=HOST, method="GET", cookies="", query="", script=""):
    environ = {
        "SCRIPT_NAME": script,
        "REQUEST_METHOD": method,
        "PATH_INFO": path,
        "HTTP_HOST": host,
        "HTTP_COOKIE": cookies,
        "QUERY_STRING": query,
        "wsgi.url_scheme": "http",
    }
    body = b"".join(cache(environ, lambda status, headers: None))
    return body.decode()


def of_one_generation(site):
    return PageCache(site, lambda _: 1)


def look_again(cache):
    """As after a second: what the generations are is believed no longer."""
    kept = cache._generations.items()
    cache._generations = {host: (0.0, *what[1:]) for host, what in kept}


class TestPageCache:
    def test_keeps_a_page_for_everybody(self):
        cache = of_one_generation(Site())

        assert [ask(cache), ask(cache)] == ["answer 1", "answer 1"]

    @pytest.mark.parametrize(
        "asked",
        [{}, {"method": "HEAD"}, {"cookies": "sessionid=x"}, {"query": "x" * 300}],
        ids=["kept", "another method", "a page of one's own", "a long query"],
    )
    def test_tells_nobody_its_mark(self, asked):
        given = []
        environ = {
            "REQUEST_METHOD": asked.get("method", "GET"),
            "PATH_INFO": "/",
            "HTTP_HOST": HOST,
            "HTTP_COOKIE": asked.get("cookies", ""),
            "QUERY_STRING": asked.get("query", ""),
        }
        cache = of_one_generation(Site(("Content-Type", "text/html")))

        for _ in range(2):
            list(cache(environ, lambda status, headers: given.append(headers)))

        assert given == [[("Content-Type", "text/html")]] * 2

    def test_keeps_each_hosts_own(self):
        cache = of_one_generation(Site())

        assert ask(cache) == "answer 1"
        assert ask(cache, host="shelbyville.campaigns.localhost:8000") == "answer 2"

    def test_neither_keeps_nor_gives_a_page_that_stands_elsewhere_than_at_the_root(
        self,
    ):
        cache = of_one_generation(Site())

        asked = [ask(cache, script=script) for script in ("/evil", "", "/evil", "")]

        assert asked == ["answer 1", "answer 2", "answer 3", "answer 2"]

    def test_keeps_no_page_that_sets_a_cookie(self):
        cache = of_one_generation(Site(("Set-Cookie", "hustings_device=x")))

        assert [ask(cache), ask(cache)] == ["answer 1", "answer 2"]

    @pytest.mark.parametrize(
        "control",
        ["no-store", "max-age=0, private", "No-Cache", "max-age=60, NO-STORE"],
    )
    def test_keeps_no_page_that_forbids_it_whatever_its_mark(self, control):
        cache = of_one_generation(Site(("cache-control", control)))

        assert [ask(cache), ask(cache)] == ["answer 1", "answer 2"]

    def test_keeps_a_page_that_others_may_have(self):
        cache = of_one_generation(Site(("Cache-Control", "max-age=60, public")))

        assert [ask(cache), ask(cache)] == ["answer 1", "answer 1"]

    @pytest.mark.parametrize(
        "cookie",
        [
            "hustings_preview=x",
            "sessionid=x",
            "__Host-session=x",
            "a=b; sessionid=x",
            "sessionid =x",
            "a=b;\tsessionid\t= x",
            # A blank that doesn't break, as a server hands its two bytes on.
            "\xc2\xa0sessionid\xc2\xa0=x",
            "\xe2\x80\x83sessionid=x",
            "sessionid\x1f=x",
        ],
    )
    def test_gives_nothing_kept_to_who_sees_their_own_page(self, cookie):
        cache = of_one_generation(Site())
        ask(cache)

        assert ask(cache, cookies=cookie) == "answer 2"
        assert ask(cache) == "answer 1"

    def test_keeps_one_page_for_all_who_are_known_and_one_for_strangers(self):
        cache = of_one_generation(Site())

        known = [
            ask(cache, cookies=f"hustings_device={who}") for who in ("sam", "ruth")
        ]

        assert known == ["answer 1", "answer 1"]
        assert [ask(cache), ask(cache)] == ["answer 2", "answer 2"]

    @pytest.mark.parametrize(
        "cookies",
        ["a=hustings_device=x", "not_hustings_device=x", "hustings_device", "x=y"],
    )
    def test_takes_nobody_for_known_by_another_cookie(self, cookies):
        cache = of_one_generation(Site())

        assert [ask(cache, cookies=cookies), ask(cache)] == ["answer 1", "answer 1"]

    def test_keeps_no_answer_but_200(self):
        cache = of_one_generation(Site(status="404 Not Found"))

        assert [ask(cache), ask(cache)] == ["answer 1", "answer 2"]

    def test_keeps_nothing_posted_and_nothing_under_its_own_addresses(self):
        cache = of_one_generation(Site())

        assert [ask(cache, method="POST"), ask(cache, method="POST")] == [
            "answer 1",
            "answer 2",
        ]
        assert [ask(cache, "/_/me/"), ask(cache, "/_/me/")] == ["answer 3", "answer 4"]

    def test_asks_again_once_the_generation_has_moved(self):
        generation = iter([1, 2])
        cache = PageCache(Site(), lambda _: next(generation))
        assert ask(cache) == "answer 1"
        cache._generations.clear()

        assert ask(cache) == "answer 2"

    def test_keeps_nothing_where_nobody_knows_the_generation(self):
        cache = PageCache(Site(), lambda _: None)

        assert [ask(cache), ask(cache)] == ["answer 1", "answer 2"]

    def test_asks_again_where_a_generation_comes_back(self):
        generation = iter([1, 2, 1])
        cache = PageCache(Site(), lambda _: next(generation))
        answers = []
        for _ in range(3):
            answers.append(ask(cache))
            look_again(cache)

        assert answers == ["answer 1", "answer 2", "answer 3"]

    def test_asks_again_once_the_generation_was_unknown_in_between(self):
        generation = iter([1, None, 1])
        cache = PageCache(Site(), lambda _: next(generation))
        answers = []
        for _ in range(3):
            answers.append(ask(cache))
            look_again(cache)

        assert answers == ["answer 1", "answer 2", "answer 3"]
