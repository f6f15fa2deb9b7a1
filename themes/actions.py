"""Change how a campaign looks."""

import contextlib
import dataclasses
import datetime as dt
import hashlib
import json
from collections.abc import Iterator, Mapping

from django.db import connection, transaction

from kernel import emails, facts, limits, links
from kernel.actor import Actor, Source
from tenants import generations
from tenants.context import current_nation
from tenants.models import Kind
from themes import permissions, selectors, trial
from themes.engine import environment as engine
from themes.engine.environment import TemplateTrouble
from themes.facts import BrandChanged, ThemePublished, ThemeReverted
from themes.marks import LONGEST_MARK, only_draws
from themes.models import Brand, ThemeFile, ThemeVersion
from themes.palette import Palette, palette
from themes.stock_themes import FIRST, stock_theme


class ImprintIncomplete(Exception):
    """A name without an address, or the other way round, satisfies no law."""

    sentence = "Give both: who is responsible, and their postal address."


class ImprintHoldsLink(Exception):
    """A web address in the imprint would make our letters somebody's adverts; `field` holds it."""

    def __init__(self, field: str) -> None:
        super().__init__(field)
        self.field = field

    @property
    def sentence(self) -> str:
        """What to do about it, for the screen."""
        if self.field == "imprint_address":
            return "A postal address can’t hold a web or email address. Leave it out."
        return links.NameHoldsAddress.sentence


class NameMissing(ValueError):
    """A campaign without a name."""

    sentence = "Say what it’s called."


class NothingToPublish(Exception):
    """No file differs from what is published."""

    sentence = "Nothing has changed since the last time."


class NothingToRevert(Exception):
    """Nothing of the campaign's own was published."""

    sentence = "The stock theme serves; there is nothing to take back."


class NotAMark(ValueError):
    """A mark isn't an SVG that only draws."""

    sentence = "A mark is a small SVG drawing, without scripts or links."


class BrokenLiquid(TemplateTrouble):
    """A file can't be parsed: a mistake in it, or a tag, filter or file that doesn't exist."""

    def __init__(
        self, *, path: str, line: int, column: int, why: str, shown: str
    ) -> None:
        super().__init__(path=path, line=line, column=column, why=why)
        #: The line it is in, as it was written; empty where it is in no line.
        self.shown = shown


class NoSuchFile(LookupError):
    """The theme has no file of this name."""

    sentence = "The theme has no file of this name."


class FileOvertaken(Exception):
    """Somebody else changed the file after it was shown; `body` is what it is by now."""

    sentence = (
        "Somebody has changed this file meanwhile. Keep yours once more if it’s right."
    )

    def __init__(self, path: str, body: str) -> None:
        super().__init__(path)
        self.body = body


def _stored(made: Palette) -> dict[str, object]:
    return {
        "light": dict(made.light),
        "night": dict(made.night),
        "notes": list(made.notes),
    }


@transaction.atomic
def set_brand(
    *, name: str, kind: str, country: str, by: Actor, via: Source, at: dt.datetime
) -> Brand:
    """
    Give a new campaign its look: the first theme and that theme's colour; once.

    :raises Refused: if this actor may not change the campaign.
    """
    permissions.require_may_change_campaign(by)
    found = Brand.objects.filter(pk=1).first()
    if found is not None:
        return found
    theme = stock_theme(FIRST)
    brand = Brand.objects.create(
        id=1,
        name=name,
        kind=Kind(kind),
        country=country,
        theme=theme.key,
        color=theme.brand,
        palette=_stored(palette(theme.brand, theme.tokens)),
        changed_at=at,
    )
    facts.publish(BrandChanged(brand_id=1), by=by, via=via, at=at)
    return brand


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class BrandChange:
    """What changes; null leaves a field as it is."""

    color: str | None = None
    mark_svg: str | None = None  # empty: the first mark drawn from the name
    name: str | None = None
    imprint_name: str | None = None
    imprint_address: str | None = None
    imprint_behalf: str | None = None
    contact_email: str | None = None


@transaction.atomic
def change_brand(
    *, change: BrandChange, by: Actor, via: Source, at: dt.datetime
) -> Brand:
    """
    Change name, mark, colour, imprint or contact; every page follows at once.

    :raises Refused: if this actor may not change the look (colour, mark) or the campaign.
    :raises NotAColour: if the colour isn't #RRGGBB.
    :raises NotAMark: if the mark is no SVG, is too big, or does more than draw.
    :raises NameMissing: if the name would be empty.
    :raises NotAnEmail: if the contact can't be an address; letters are answered there.
    :raises ImprintHoldsLink: if a field of the imprint holds a web or email address.
    :raises ImprintIncomplete: if the imprint would have a name or an address alone.
    """
    _require_may(change, by)
    _require_no_links(change)
    brand = Brand.objects.select_for_update().get(pk=1)
    _apply(change, brand)
    brand.changed_at = at
    brand.save()
    facts.publish(BrandChanged(brand_id=1), by=by, via=via, at=at)
    generations.bump(current_nation())
    return brand


def _words_of(change: BrandChange) -> dict[str, str | None]:
    said = dataclasses.asdict(change)
    del said["color"], said["mark_svg"]
    return said


def _require_may(change: BrandChange, by: Actor) -> None:
    if change.color is not None or change.mark_svg is not None:
        permissions.require_may_change_look(by)
    if any(value is not None for value in _words_of(change).values()):
        permissions.require_may_change_campaign(by)


def _require_no_links(change: BrandChange) -> None:
    # The imprint stands at the foot of letters to whoever's address somebody typed.
    for field in ("imprint_name", "imprint_address", "imprint_behalf"):
        try:
            links.require_no_address(" ".join((getattr(change, field) or "").split()))
        except links.NameHoldsAddress as refusal:
            raise ImprintHoldsLink(field) from refusal


def _apply(change: BrandChange, brand: Brand) -> None:
    if change.color is not None:
        made = palette(change.color, stock_theme(brand.theme).tokens)
        brand.color, brand.palette = change.color.upper(), _stored(made)
    if change.mark_svg is not None:
        brand.mark_svg = _checked_mark(change.mark_svg)
    words = _words_of(change)
    contact = words.pop("contact_email")
    if contact is not None:
        brand.contact_email = emails.email(contact) if contact.strip() else ""
    for field, value in words.items():
        if value is not None:
            setattr(brand, field, " ".join(value.split()))
    if not brand.name:
        raise NameMissing
    if bool(brand.imprint_name) != bool(brand.imprint_address):
        raise ImprintIncomplete


def _checked_mark(svg: str) -> str:
    svg = svg.strip()
    if svg and (len(svg) > LONGEST_MARK or not only_draws(svg)):
        raise NotAMark
    return svg


@transaction.atomic
def save_theme_file(
    *,
    path: str,
    body: str,
    shown: str | None = None,
    by: Actor,
    via: Source,
    at: dt.datetime,
) -> ThemeFile | None:
    """
    Keep a changed file as a draft; one that is as it came is no change (null).

    `shown` is the `selectors.digest_of` of the file that was changed; null: not known.

    :raises Refused: if this actor may not change theme code.
    :raises NoSuchFile: if the theme has no file of this name.
    :raises BrokenLiquid: with line and column, if it can't be parsed; nothing is kept.
    :raises FileOvertaken: if the file is neither what was shown nor what is to be kept any more.
    """
    permissions.require_may_change_code(by)
    stock = stock_theme(Brand.objects.select_for_update().get(pk=1).theme).files
    if path not in stock:
        raise NoSuchFile(path)
    body = body.replace("\r\n", "\n").replace("\x00", "")
    files = {file.path: file.body for file in selectors.theme_files()}
    _lint(path, body, files)
    is_another = shown is not None and shown != selectors.digest_of(files[path])
    if is_another and files[path].strip() != body.strip():
        raise FileOvertaken(path, files[path])
    if body.strip() == stock[path].replace("\r\n", "\n").strip():
        ThemeFile.objects.filter(path=path).delete()
        return None
    file, _ = ThemeFile.objects.update_or_create(
        path=path, defaults={"body": body, "changed_at": at}
    )
    return file


@transaction.atomic
def restore_theme_file(*, path: str, by: Actor, via: Source, at: dt.datetime) -> None:
    """
    Put a file back as it came; visitors see that once the theme is published.

    :raises Refused: if this actor may not change theme code.
    :raises NoSuchFile: if the theme has no file of this name.
    """
    permissions.require_may_change_code(by)
    if path not in stock_theme(selectors.current_brand().theme).files:
        raise NoSuchFile(path)
    ThemeFile.objects.filter(path=path).delete()


def _lint(path: str, body: str, files: Mapping[str, str]) -> None:
    try:
        engine.check(body, path, files)
    except TemplateTrouble as trouble:
        lines = body.split("\n")
        raise BrokenLiquid(
            path=path,
            line=trouble.line,
            column=trouble.column,
            why=trouble.why,
            shown=lines[trouble.line - 1] if 0 < trouble.line <= len(lines) else "",
        ) from trouble


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class _Draft:
    """The theme and its changed files, and what they are known by."""

    theme: str
    changed: dict[str, str]
    digest: str


def publish_theme(*, by: Actor, via: Source, at: dt.datetime) -> ThemeVersion:
    """
    Let the changed files serve, after a trial of every page in a process that can be killed.

    The trial runs in no transaction: whoever renames or closes the campaign waits for none.

    :raises Refused: if this actor may not change theme code.
    :raises NothingToPublish: if nothing differs from what serves.
    :raises BrokenLiquid: if a file can't be parsed.
    :raises TrialFailed: if a page can't be rendered in time; the site keeps what it had.
    :raises TrialsBusy: while this campaign's theme is tried already, or others' are, and if a file
        was changed during the trial.
    :raises TooOften: beyond thirty trials in ten minutes.
    """
    permissions.require_may_change_code(by)
    with _only_trial():
        draft = _draft()
        files = {**stock_theme(draft.theme).files, **draft.changed}
        for path, body in draft.changed.items():
            _lint(path, body, files)
        limits.require("themes.trial", "", limit=30, per_seconds=600)
        trial.try_theme(files)
        return _let_serve(draft, by=by, via=via, at=at)


@contextlib.contextmanager
def _only_trial() -> Iterator[None]:
    # Whoever presses twice is answered, and waits for no lock that the first trial holds. It is
    # the connection's, not a transaction's, and goes with it if this process dies.
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_try_advisory_lock(hashtext(current_schema() || 'trial'))"
        )
        if not cursor.fetchone()[0]:
            raise trial.TrialsBusy
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_advisory_unlock(hashtext(current_schema() || 'trial'))"
            )


def _draft() -> _Draft:
    theme = Brand.objects.get(pk=1).theme
    changed = dict(ThemeFile.objects.values_list("path", "body"))
    digest, serving = _digest(theme, changed), selectors.published_theme()
    if (serving.digest if serving else _digest(theme, {})) == digest:
        raise NothingToPublish
    return _Draft(theme=theme, changed=changed, digest=digest)


@transaction.atomic
def _let_serve(
    tried: _Draft, *, by: Actor, via: Source, at: dt.datetime
) -> ThemeVersion:
    Brand.objects.select_for_update().get(pk=1)
    if _draft().digest != tried.digest:
        raise trial.TrialsBusy
    newest = ThemeVersion.objects.order_by("-number").first()
    version = ThemeVersion.objects.create(
        number=newest.number + 1 if newest else 1,
        theme=tried.theme,
        files=tried.changed,
        digest=tried.digest,
        by_account_id=by.account_id,
        published_at=at,
    )
    facts.publish(ThemePublished(number=version.number), by=by, via=via, at=at)
    generations.bump(current_nation())
    return version


def _digest(theme: str, files: dict[str, str]) -> str:
    said = json.dumps([theme, files], sort_keys=True)
    return hashlib.sha256(said.encode()).hexdigest()


@transaction.atomic
def revert_theme(*, by: Actor, via: Source, at: dt.datetime) -> ThemeVersion | None:
    """
    Take the newest version back; return the one that serves now, null for the stock theme.

    :raises Refused: if this actor may not change theme code.
    :raises NothingToRevert: if the stock theme serves.
    """
    permissions.require_may_change_code(by)
    Brand.objects.select_for_update().get(pk=1)
    newest = selectors.published_theme()
    if newest is None:
        raise NothingToRevert
    newest.reverted_at = at
    newest.save(update_fields=["reverted_at"])
    facts.publish(ThemeReverted(number=newest.number), by=by, via=via, at=at)
    generations.bump(current_nation())
    return selectors.published_theme()
