"""Which screens are swept: every address of ours, what of Wagtail's is used, and some states."""

import dataclasses
import enum
import re
from collections.abc import Iterator, Mapping

from tenants.hosts import Surface
from tests.isolation import doors
from tests.support.walking import of_ours


class Looker(enum.StrEnum):
    """Who looks: nobody known, somebody who asked for a code, somebody who joined, the owner, somebody who runs the platform."""

    VISITOR = "visitor"
    NEWCOMER = "newcomer"
    SUPPORTER = "supporter"
    ORGANISER = "organiser"
    OPERATOR = "operator"


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True, order=True)
class Screen:
    """An address to look at; `slice` is whose templates and styles it is made of."""

    surface: Surface
    pattern: str
    slice: str

    @property
    def name(self) -> str:
        """Its name in test ids and on the contact sheet."""
        return f"{self.surface.lower()}:/{self.pattern}"


# Addresses of ours that no one looks at, each with what it is. Everything else is a screen.
NOT_SCREENS: Mapping[tuple[Surface, str], str] = {
    (Surface.PLATFORM, "healthz"): "a word for machines",
    (Surface.PLATFORM, "readyz"): "a word for machines",
    (Surface.PLATFORM, "start/finish/"): "moves on to the new site",
    (
        Surface.PLATFORM,
        "start/building/<int:pk>/",
    ): "only while a campaign waits its turn",
    (Surface.PLATFORM, "start/address/"): "a fragment",
    (Surface.PLATFORM, "operators/<int:number>/<slug:what>/"): "only posted to",
    (Surface.PLATFORM, "sign-out/"): "only posted to",
    (Surface.PLATFORM, "account/webauthn/"): "moves on to account/",
    (Surface.PLATFORM, "account/webauthn/login/"): "a word for scripts",
    (
        Surface.PLATFORM,
        "account/webauthn/reauthenticate/",
    ): "only asked of an account with a passkey",
    (Surface.PLATFORM, "account/authenticate/"): "only in the midst of signing in",
    (Surface.PLATFORM, "account/prove/"): "only posted to",
    (Surface.PLATFORM, "account/prove/again/"): "only posted to",
    (Surface.PANEL, "come-in/"): "only posted to",
    (Surface.PANEL, "login/"): "moves on to the platform",
    (Surface.PANEL, "look/"): "moves on to the site",
    (Surface.PANEL, "leave/"): "moves on to the platform",
    (Surface.PANEL, "go-live/first/"): "a fragment",
    (Surface.PANEL, "go-live/private/"): "only posted to",
    (Surface.PANEL, "go-live/code/"): "only posted to",
    (Surface.PANEL, "go-live/code/again/"): "only posted to",
    (Surface.PANEL, "website/code/publish/"): "only posted to",
    (Surface.PANEL, "website/code/revert/"): "only posted to",
    (Surface.PANEL, "website/code/<slug:name>/restore/"): "only posted to",
    (Surface.PANEL, "settings/campaign/name/"): "only posted to",
    (Surface.PANEL, "website/drawing/"): "a picture",
    (
        Surface.PANEL,
        "website/look/preview/",
    ): "a picture in a frame of website/look/; nothing runs in it, so axe can't either",
    (Surface.PANEL, "website/look/notes/"): "a fragment",
    (
        Surface.PANEL,
        "people/<int:person_id>/edits/<int:job_id>/undo/",
    ): "only posted to",
    (Surface.PANEL, "people/<int:person_id>/tags/"): "only posted to",
    (Surface.PANEL, "people/<int:person_id>/tags/<int:tag_id>/off/"): "only posted to",
    (Surface.PANEL, "people/import/<int:import_id>/begin/"): "only posted to",
    (Surface.PANEL, "people/import/<int:import_id>/progress/"): "a fragment",
    (Surface.PANEL, "people/import/<int:import_id>/read/"): "only posted to",
    (Surface.PANEL, "people/import/<int:import_id>/refused.csv"): "a file",
    (Surface.PANEL, "people/import/<int:import_id>/throw-away/"): "only posted to",
    (Surface.PANEL, "jobs/tray/"): "a fragment",
    (Surface.PANEL, "happening/"): "a fragment",
    (Surface.PANEL, "account/"): "moves on to the platform",
    (Surface.PANEL, "jobs/<int:job_id>/stop/"): "only posted to",
    (Surface.PANEL, "jobs/<int:job_id>/undo/"): "only posted to",
    (Surface.PANEL, "^((?:[\\w\\-]+/)*)$"): "never reached",
    (Surface.SITE, "_/preview/"): "moves on to the site",
    (Surface.SITE, "_/preview/stop/"): "moves on to the site",
    (Surface.SITE, "_/ticket/"): "a word for scripts",
    (Surface.SITE, "_/me/"): "a fragment",
    (Surface.SITE, "_/join/"): "only posted to",
    (Surface.SITE, "_/name/"): "only posted to",
    (Surface.SITE, "_/forget/"): "only posted to",
    (Surface.SITE, "_/leave/back/"): "only posted to",
    (Surface.SITE, "^(?P<path>(?:[-\\w]+/)*)edit/?$"): "moves on to the panel",
    (
        Surface.SITE,
        (
            "_util/authenticate_with_password/"
            "<int:page_view_restriction_id>/<int:page_id>/"
        ),
    ): "only of a page behind a password",
    (Surface.SITE, "_util/login/"): "no page: nobody signs in there",
    (Surface.FILES, "<path:name>"): "files",
}

# Pages that Wagtail serves, its screens that the panel's menu leads to, and states of screens.
MORE: tuple[Screen, ...] = tuple(
    Screen(surface=surface, pattern=pattern, slice=owner)
    for surface, owner, patterns in (
        (Surface.SITE, "themes", ("", "about/", "privacy/", "nothing-here/")),
        (
            Surface.PANEL,
            "cms",
            (
                "pages/3/edit/",
                "pages/3/history/",
                "pages/4/delete/",
                "pages/4/unpublish/",
                "pages/4/edit/",
                "pages/add/cms/contentpage/3/",
                "pages/add/cms/signuppage/3/",
                "images/",
                "images/add/",
                "images/multiple/add/",
                "documents/",
                "documents/add/",
                "documents/multiple/add/",
                "find/?q=zzzz",
                "find/?q=an",
                "nothing-here/",
            ),
        ),
        (
            Surface.PANEL,
            "people",
            ("people/?q=zzzz", "people/?joined=yes&order=name", "people/?tag=1"),
        ),
        (
            Surface.PLATFORM,
            "controlplane",
            (
                "nothing-here/",
                "start/?name=Millers%20Lane",
                "account/totp/activate/",
                "account/webauthn/add/",
                "operators/?q=calloway",
                "operators/?q=zzzz",
            ),
        ),
    )
    for pattern in patterns
)


def screens() -> list[Screen]:
    """Return every screen, in the order of the URLconfs."""
    ours = [
        Screen(
            surface=route.surface, pattern=route.pattern, slice=_slice_of(route.module)
        )
        for route in of_ours()
        if (route.surface, route.pattern) not in NOT_SCREENS
    ]
    return list(dict.fromkeys([*ours, *MORE]))


def _slice_of(module: str) -> str:
    first, _, rest = module.partition(".")
    if first == "nations":
        return rest.partition(".")[0]
    return first if first in {"cms", "themes", "tenants"} else "controlplane"


def unplaced() -> list[str]:
    """Return what NOT_SCREENS names that is no address any more."""
    there = {(route.surface, route.pattern) for route in of_ours()}
    return [f"{surface} {pattern}" for surface, pattern in set(NOT_SCREENS) - there]


def lookers_at(screen: Screen) -> Iterator[Looker]:
    """Yield who has their own view of a screen."""
    yield Looker.VISITOR
    if screen.pattern.startswith("sign-in/"):
        yield Looker.NEWCOMER
    if screen.surface is Surface.SITE:
        yield Looker.SUPPORTER
    yield Looker.ORGANISER
    if screen.pattern.startswith("operators/"):
        yield Looker.OPERATOR


def address(screen: Screen, ids: Mapping[str, str]) -> str:
    """Return the address with the demo's ids in it."""
    if screen.pattern in doors.SPELT:
        return f"/{doors.SPELT[screen.pattern]}"
    filled = re.sub(
        r"<\w+:(\w+)>",
        lambda met: ids.get(f"{screen.surface}.{met[1]}") or ids[met[1]],
        screen.pattern,
    )
    return f"/{filled}"
