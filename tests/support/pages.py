"""What several journeys do the same way."""

import http.client
import re

from playwright.sync_api import Page

from tests.support.instance import RunningInstance


def sideways(page: Page) -> int:
    """Return by how many pixels the page scrolls sideways."""
    root = "document.documentElement"
    return int(page.evaluate(f"{root}.scrollWidth - {root}.clientWidth"))


def get(instance: RunningInstance, host: str, path: str = "/") -> tuple[int, str]:
    """Ask as curl would; names under localhost may not resolve outside browsers."""
    connection = http.client.HTTPConnection("127.0.0.1", instance.port, timeout=20)
    connection.request("GET", path, headers={"Host": f"{host}:{instance.port}"})
    answer = connection.getresponse()
    return answer.status, answer.read().decode()


def open_nation(instance: RunningInstance, name: str, slug: str, owner: str) -> str:
    """Open a campaign from the shell; return what was printed."""
    return instance.run(
        "nation", "open", "--name", name, "--slug", slug,
        "--owner-email", owner, "--country", "GB",
    )  # fmt: skip


def newest_code(page: Page, instance: RunningInstance, email: str) -> str:
    """Read an address's newest code in the outbox, which other tests' letters come into too."""
    page.goto(f"{instance.platform}/outbox/")
    to_them = page.get_by_role("listitem").filter(has_text=f"To {email} ·")
    code = re.match(r"\d{3} \d{3}", to_them.first.locator("h2").inner_text())
    assert code, f"{email} was sent no code"
    return code[0]
