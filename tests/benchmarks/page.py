"""
A page: from the cache beside a WSGI function that answers the same bytes; rendered beside plain
Wagtail with a Django template, the same sections and menu, in the same stack.

Two pages are rendered: a short one, and a long one of twenty sections, half of them with a link
to another page of the site.
"""

import dataclasses
import statistics
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cms.models import ContentPage, HomePage
from controlplane.provisioning import furnish
from tenants.context import in_nation
from tenants.models import Nation
from tests.benchmarks.load import Loaded, load, request_for
from tests.benchmarks.measuring import Result, rounds
from tests.benchmarks.plain.models import PlainPage
from tests.benchmarks.stage import Stage, gunicorn
from tests.support.nations import make_nation

SLUG = "benchmark"
CONNECTIONS = 8
# Cached answers come by thousands; a rendered page takes so much longer.
CACHED_PER_RENDERED = 80
WORDS = (
    "Buses leave the quay every ten minutes from six in the morning until midnight, and the fare "
    "stays where it is for four years. "
)
PAGES = ("short", "long")
SLICES = 6


def _text(at: int, link_to: int | None) -> dict[str, Any]:
    link = f'<a linktype="page" id="{link_to}">what we promise</a>' if link_to else ""
    words = "".join(f"<p>{WORDS}<b>Number {at}.</b> {link}</p>" for _ in range(2))
    return {"type": "text", "value": {"heading": f"Reason {at}", "words": words}}


def _quote(at: int) -> dict[str, Any]:
    return {"type": "quote", "value": {"words": WORDS, "who": f"Sam, street {at}"}}


def _questions(at: int) -> dict[str, Any]:
    items = [
        {"question": f"Question {at}.{n}?", "answer": f"<p>{WORDS}</p>"}
        for n in range(3)
    ]
    return {"type": "questions", "value": {"heading": f"Asked {at}", "items": items}}


def _sections(page: str, link_to: int) -> list[dict[str, Any]]:
    if page == "short":
        return [_text(1, None), _quote(1), _questions(1)]
    linked = [_text(at, link_to) for at in range(10)]
    return [
        *linked,
        *(_quote(at) for at in range(5)),
        *(_questions(at) for at in range(5)),
    ]


def _make_pages(nation: Nation) -> None:
    owner = furnish.Owner(account_id=1, email="owner@example.org", name="Owner")
    furnish.furnish(nation, owner=owner, at=timezone.now())
    with in_nation(nation):
        with connection.schema_editor() as editor:
            editor.create_model(PlainPage)
        home = HomePage.objects.get()
        about = home.get_children().get(slug="about")
        for page in PAGES:
            sections = _sections(page, about.pk)
            for slug, kind in ((page, ContentPage), (f"plain-{page}", PlainPage)):
                made = kind(
                    title=f"{page} page", slug=slug, sections=sections, live=True
                )
                made.show_in_menus = kind is ContentPage
                home.add_child(instance=made)
                home.refresh_from_db()


def _queries(path: str, host: str) -> int:
    """Return how many queries a warm, uncached answer takes; setting the path is none."""
    client = Client(headers={"host": host})
    for _ in range(2):
        assert client.get(path).status_code == 200
    with CaptureQueriesContext(connection) as captured:
        client.get(path)
    return sum(
        not query["sql"].upper().startswith("SET SEARCH_PATH")
        for query in captured.captured_queries
    )


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class _Servers:
    """Ports: the product's web, the plain site beside it, and the constant bytes."""

    product: int
    plain: int
    constant: int
    host: str


class _Bench:
    def __init__(self, servers: _Servers, scale: int) -> None:
        self.servers, self.scale = servers, scale
        self.cached: tuple[list[float], list[float]] = ([], [])
        self.rendered: dict[str, tuple[list[float], list[float]]] = {
            page: ([], []) for page in PAGES
        }
        self._asked = 0

    def _render(self, port: int, path: str, requests: int) -> Loaded:
        # A new query each time: no cache knows the address.
        self._asked += requests + 1
        asking = request_for(self.servers.host, f"{path}?n={{n}}")
        return load(port, asking, requests=requests, connections=1, first=self._asked)

    def _cache(self, port: int) -> Loaded:
        asking = request_for(self.servers.host, "/long/")
        # A kept page goes after a minute, which the other slices may take.
        load(port, asking, requests=1, connections=1)
        return load(
            port, asking, requests=self.scale // SLICES, connections=CONNECTIONS
        )

    def round(self, at: int) -> None:
        """Ask in slices, turn by turn: whatever else the machine does meets both."""
        took: dict[str, list[Loaded]] = {}
        each = max(2, self.scale // CACHED_PER_RENDERED // SLICES)
        asks: list[tuple[str, Callable[[], Loaded]]] = [
            ("constant", lambda: self._cache(self.servers.constant)),
            ("cached", lambda: self._cache(self.servers.product)),
        ]
        for page in PAGES:
            for port, path in (
                (self.servers.product, f"/{page}/"),
                (self.servers.plain, f"/plain-{page}/"),
            ):
                asks.append((path, partial(self._render, port, path, each)))
        for turn in range(SLICES):
            # There and back, so that neither always follows the same neighbour.
            for name, ask in asks if turn % 2 == 0 else reversed(asks):
                took.setdefault(name, []).append(ask())
        self.cached[0].append(_rate(took["cached"]))
        self.cached[1].append(_rate(took["constant"]))
        for page in PAGES:
            self.rendered[page][0].append(_middle(took[f"/{page}/"]))
            self.rendered[page][1].append(_middle(took[f"/plain-{page}/"]))


def _rate(parts: Sequence[Loaded]) -> float:
    return sum(len(part.latencies) for part in parts) / sum(p.seconds for p in parts)


def _middle(parts: Sequence[Loaded]) -> float:
    return 1000 * statistics.median([t for part in parts for t in part.latencies])


def _with_servers(stage: Stage, host: str, use: Callable[[_Servers], None]) -> int:
    port = stage.instance.port
    body = load(port, request_for(host, "/long/"), requests=2, connections=1).body
    kept = Path(stage.home) / "constant-body"
    kept.write_bytes(body)
    constant = gunicorn(
        "tests.benchmarks.floors.constant:application",
        env={"CONSTANT_BODY": str(kept)},
    )
    plain = gunicorn("controlplane.wsgi:application", env={})
    with constant as constant_port, plain as plain_port:
        use(_Servers(product=port, plain=plain_port, constant=constant_port, host=host))
    return len(body)


def run(stage: Stage, scale: int) -> list[Result]:
    """Ask so many times a round for the cached page, and an eightieth of it for rendered ones."""
    nation = make_nation(SLUG)
    _make_pages(nation)
    host = stage.instance.site(SLUG).removeprefix("http://")
    found: list[_Bench] = []

    def use(servers: _Servers) -> None:
        bench = _Bench(servers, scale)
        for page in PAGES:
            bench._render(servers.product, f"/{page}/", 5)
            bench._render(servers.plain, f"/plain-{page}/", 5)
        found.append(bench)
        rounds(bench.round)

    body_bytes = _with_servers(stage, host, use)
    (bench,) = found
    return [_cached(bench, body_bytes), *_rendered(bench, host)]


def _cached(bench: _Bench, body_bytes: int) -> Result:
    return Result(
        name="page.cached",
        product=bench.cached[0],
        floor=bench.cached[1],
        unit="answers/s",
        target=0.5,
        is_at_least=True,
        note=f"{body_bytes} bytes, {CONNECTIONS} connections",
    )


def _rendered(bench: _Bench, host: str) -> list[Result]:
    found = []
    for page in PAGES:
        ours, best = (_queries(f"/{p}{page}/", host) for p in ("", "plain-"))
        found.append(
            Result(
                name=f"page.uncached_{page}",
                product=bench.rendered[page][0],
                floor=bench.rendered[page][1],
                unit="ms",
                target=1.5,
                note="median of an answer, one after another",
            )
        )
        found.append(
            Result(
                name=f"page.queries_{page}",
                product=[ours],
                floor=[best + 2],
                unit="queries",
                target=1,
                note=f"the floor is plain Wagtail's {best} and two more",
            )
        )
    return found
