"""Look, and theme code."""

from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseRedirect,
    JsonResponse,
)
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from cms.answers import HAVE_A_TOKEN
from cms.models import HomePage
from cms.panel.guard import needs
from kernel.actor import Channel, Source
from kernel.limits import TooOften
from kernel.permissions import Permission
from tenants.requests import actor_of
from themes import actions, rendering, selectors, trial
from themes.engine.environment import TemplateTrouble
from themes.models import ThemeVersion
from themes.palette import NotAColour, Tokens, palette
from themes.printshop import pictures

PANEL = Source(channel=Channel.PANEL)
CONFLICT, UNPROCESSABLE = 409, 422
# Eight to begin with, far enough apart to be told from each other.
SWATCHES = (
    "#0B5B5E", "#1F4E8C", "#5A2350", "#7A1F2B", "#93481A", "#2C5A2C", "#3A3A8F", "#C2185B",
)  # fmt: skip


def _own(request: HttpRequest, kept: str) -> str:
    """Return the colour of one's own that the field holds: as typed, or kept and no swatch's."""
    if request.method == "POST":
        return request.POST.get("own", "").strip()
    return "" if kept.upper() in SWATCHES else kept


def _change_of(
    request: HttpRequest, marks: list[str], kept: str
) -> actions.BrandChange:
    said = request.POST
    own, swatch = _own(request, kept), said.get("color", "")
    # Without a script the kept colour still stands in the field beside a newly pressed swatch.
    color = swatch if swatch and own == kept else own or swatch
    chosen = said.get("mark", "")
    mark = (
        marks[int(chosen)] if chosen in {str(at) for at in range(len(marks))} else None
    )
    return actions.BrandChange(color=color or None, mark_svg=mark)


@needs(Permission.LOOK_EDIT)
def look(request: HttpRequest) -> HttpResponse:
    """Choose the campaign's colour and its mark; everything else follows from them."""
    error, status = "", 200
    brand = selectors.current_brand()
    marks = [picture.svg for picture in pictures.marks(brand.name)]
    if request.method == "POST":
        try:
            actions.change_brand(
                change=_change_of(request, marks, brand.color),
                by=actor_of(request),
                via=PANEL,
                at=timezone.now(),
            )
            return HttpResponseRedirect("/website/look/?saved=1")
        except NotAColour as refusal:
            error, status = refusal.sentence, UNPROCESSABLE
    current = selectors.mark_of(brand)
    shown = {
        "brand": brand,
        "own": _own(request, brand.color),
        "swatches": SWATCHES,
        "marks": [(at, svg == current) for at, svg in enumerate(marks)],
        "error": error,
        "notes": brand.palette["notes"],
        "is_saved": "saved" in request.GET,
    }
    return render(request, "cms/panel/look.html", shown, status=status)


@never_cache
@needs(Permission.LOOK_EDIT)
def look_preview(request: HttpRequest) -> HttpResponse:
    """Show the front page in a colour that nobody has kept yet."""
    tried = request.GET.get("color", "")
    try:
        palette(tried or SWATCHES[0], _tokens())
    except NotAColour:
        tried = ""
    front = HomePage.objects.get()
    page = front.get_latest_revision_as_object() if front.latest_revision else front
    answer: HttpResponse = page.make_preview_request(
        request, "", {"tried_color": tried}
    )
    return answer


@never_cache
@needs(Permission.LOOK_EDIT)
def look_notes(request: HttpRequest) -> JsonResponse:
    """Say what would be changed of a colour, so that its words can be read."""
    try:
        notes = list(palette(request.GET.get("color", ""), _tokens()).notes)
    except NotAColour as refusal:
        notes = [refusal.sentence]
    return JsonResponse({"notes": notes})


def _tokens() -> Tokens:
    return selectors.stock_theme(selectors.current_brand().theme).tokens


@needs(Permission.THEME_CODE_EDIT)
def files(request: HttpRequest) -> HttpResponse:
    """Show the theme's files, and what is published of them."""
    return _files(request)


def _done(what: str) -> HttpResponse:
    return HttpResponseRedirect(f"/website/code/?done={what}")


def _toast(
    done: str, files: list[selectors.File], published: ThemeVersion | None
) -> str:
    """Say what became of a file or of the theme; empty: nothing was done."""
    what, _sep, path = done.partition("-")
    if what == "published" and published:
        return _("Published. Visitors see version %(number)s.") % {
            "number": published.number
        }
    if what == "reverted" and published:
        return _("Taken back. Visitors see version %(number)s again.") % {
            "number": published.number
        }
    if what == "reverted":
        return _("Taken back. Visitors see the theme as it came.")
    for file in files:
        if what == "kept" and file.path == path:
            return _kept_toast(file)
    return ""


def _kept_toast(file: selectors.File) -> str:
    if file.is_changed:
        said = _("Draft of %(file)s kept.") % {"file": file.path}
    else:
        said = _("%(file)s is as it came.") % {"file": file.path}
    if file.is_unpublished:
        return f"{said} {_('Visitors see it once you publish the theme.')}"
    return f"{said} {_('Visitors see it like this already.')}"


def _files(request: HttpRequest, *, error: str = "", status: int = 200) -> HttpResponse:
    published, shown_files = selectors.published_theme(), selectors.theme_files()
    shown = {
        "files": shown_files,
        "has_unpublished": any(file.is_unpublished for file in shown_files),
        "toast": _toast(request.GET.get("done", ""), shown_files, published),
        "published": published,
        "trouble": rendering.last_trouble(published) if published else "",
        "error": error,
    }
    return render(request, "cms/panel/theme_files.html", shown, status=status)


@needs(Permission.THEME_CODE_EDIT)
def file(request: HttpRequest, name: str) -> HttpResponse:
    """Edit a file of the theme; what can't be parsed is said with line and column, and kept in the field."""
    try:
        kept = selectors.theme_file(name)
    except KeyError as unknown:
        raise Http404 from unknown
    body, seen, error, status, newer = kept.body, kept.digest, "", 200, None
    if request.method == "POST":
        body, seen = request.POST.get("body", ""), request.POST.get("shown", seen)
        try:
            actions.save_theme_file(
                path=name,
                body=body,
                shown=seen,
                by=actor_of(request),
                via=PANEL,
                at=timezone.now(),
            )
            return _done(f"kept-{name}")
        except actions.FileOvertaken as overtaken:
            error, status, newer = overtaken.sentence, CONFLICT, overtaken.body
            # Pressed again it is no accident any more.
            seen = selectors.digest_of(newer)
        except TemplateTrouble as trouble:
            error, status = trouble.sentence, UNPROCESSABLE
    shown = {
        "file": kept,
        "body": body,
        "seen": seen,
        "newer": newer,
        "error": error,
        "has_token": name in HAVE_A_TOKEN,
    }
    return render(request, "cms/panel/theme_file.html", shown, status=status)


@needs(Permission.THEME_CODE_EDIT)
@require_POST
def restore(request: HttpRequest, name: str) -> HttpResponse:
    """Put a file of the theme back as it came."""
    try:
        actions.restore_theme_file(
            path=name, by=actor_of(request), via=PANEL, at=timezone.now()
        )
    except actions.NoSuchFile as unknown:
        raise Http404 from unknown
    return _done(f"kept-{name}")


@needs(Permission.THEME_CODE_EDIT)
@require_POST
def publish(request: HttpRequest) -> HttpResponse:
    """Let the changed files serve, if every page can be rendered with them."""
    try:
        actions.publish_theme(by=actor_of(request), via=PANEL, at=timezone.now())
    except (
        TemplateTrouble,
        actions.NothingToPublish,
        trial.TrialsBusy,
        TooOften,
    ) as trouble:
        kept = _("The site keeps what it had.")
        return _files(request, error=f"{trouble.sentence} {kept}", status=UNPROCESSABLE)
    return _done("published")


@needs(Permission.THEME_CODE_EDIT)
@require_POST
def revert(request: HttpRequest) -> HttpResponse:
    """Take the newest version back."""
    try:
        actions.revert_theme(by=actor_of(request), via=PANEL, at=timezone.now())
    except actions.NothingToRevert as refusal:
        return _files(request, error=refusal.sentence, status=UNPROCESSABLE)
    return _done("reverted")
