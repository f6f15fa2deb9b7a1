"""Website's list of pages, and the kinds of page that can be added."""

import dataclasses
from collections.abc import Iterable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from cms.models import ContentPage, HomePage, SignUpPage
from cms.panel.guard import needs
from kernel.permissions import Permission
from tenants.requests import nation_of


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class Kind:
    """A kind of page: what it is called on screen, what it is for, and the scene on its card."""

    model: type[Page]
    name: str | Promise
    says: str | Promise
    picture: str


# The three groups of EXPERIENCE 1.6; a kind stands here once it is built.
GROUPS: tuple[tuple[str | Promise, tuple[Kind, ...]], ...] = (
    (
        _("Ask people to act"),
        (
            Kind(
                model=SignUpPage,
                name=_("Sign-up"),
                says=_("A promise of its own, and the form to join under it."),
                picture="people",
            ),
        ),
    ),
    (
        _("Tell people something"),
        (
            Kind(
                model=ContentPage,
                name=_("Page"),
                says=_("Words, pictures, commitments, questions and answers."),
                picture="pages",
            ),
        ),
    ),
)


def _name_of(page: Page) -> str | Promise:
    kinds = [kind for _group, kinds in GROUPS for kind in kinds]
    return next(
        (kind.name for kind in kinds if isinstance(page, kind.model)), _("Front page")
    )


def changed_last(*, count: int = 5) -> list[Page]:
    """Return the pages somebody worked on last."""
    worked_on = Page.objects.filter(depth__gt=1, latest_revision__isnull=False)
    return list(worked_on.order_by("-latest_revision_created_at")[:count])


def _published(request: HttpRequest, pages: Iterable[Page]) -> dict[str, str]:
    """Return what is said of the page that was just published, and its path."""
    done = request.GET.get("done", "")
    page = next((page for page in pages if str(page.pk) == done), None)
    if page is None or not page.live:
        return {}
    nation = nation_of(request)
    if nation.is_suspended:
        said = _now("Kept for when your site is open again.")
    elif nation.is_live:
        said = _now("Published.")
    else:
        said = _now("Kept for when you go live.")
    return {"said": said, "look_at": page.get_url_parts()[2]}


@needs(Permission.PAGES_EDIT)
def pages(request: HttpRequest) -> HttpResponse:
    """Show the campaign's pages."""
    front = HomePage.objects.get()
    below = Page.objects.descendant_of(front).order_by("path").specific()
    pages = (front, *below)
    shown = {
        "rows": [(page, _name_of(page)) for page in pages],
        **_published(request, pages),
    }
    return render(request, "cms/panel/pages.html", shown)


@needs(Permission.PAGES_EDIT)
def choose(request: HttpRequest) -> HttpResponse:
    """Show what page can be added: a picture and a sentence each, in groups."""
    front = HomePage.objects.get()
    groups = [
        (
            group,
            [
                (kind, f"/pages/add/cms/{kind.model.__name__.lower()}/{front.pk}/")
                for kind in kinds
            ],
        )
        for group, kinds in GROUPS
    ]
    return render(request, "cms/panel/choose_page.html", {"groups": groups})
