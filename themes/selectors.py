"""How the campaign in force looks."""

import dataclasses
import hashlib

from themes.models import Brand, ThemeFile, ThemeVersion
from themes.printshop import pictures
from themes.stock_themes import stock_theme, stock_themes

__all__ = [
    "File",
    "current_brand",
    "digest_of",
    "mark_of",
    "published_theme",
    "stock_theme",
    "stock_themes",
    "theme_file",
    "theme_files",
]


@dataclasses.dataclass(frozen=True, kw_only=True, slots=True)
class File:
    """A theme's file as it would be published."""

    path: str
    body: str
    is_changed: bool  # it isn't as it came
    is_unpublished: bool  # it isn't what serves

    @property
    def digest(self) -> str:
        """By what a screen says later which body it showed."""
        return digest_of(self.body)


def digest_of(body: str) -> str:
    """Return what a file's body is known by."""
    return hashlib.sha256(body.encode()).hexdigest()


def current_brand() -> Brand:
    """
    Return the campaign's look.

    :raises Brand.DoesNotExist: if the campaign isn't furnished yet.
    """
    return Brand.objects.get(pk=1)


def mark_of(brand: Brand) -> str:
    """Return the campaign's mark as SVG: the one it chose, or the first drawn from its name."""
    return brand.mark_svg or pictures.marks(brand.name)[0].svg


def published_theme() -> ThemeVersion | None:
    """Return the version that serves, or null where the stock theme does."""
    return ThemeVersion.objects.filter(reverted_at=None).order_by("-number").first()


def theme_files() -> list[File]:
    """Return every file of the theme, the campaign's own changes in place."""
    stock = stock_theme(current_brand().theme).files
    changed = dict(ThemeFile.objects.values_list("path", "body"))
    published = published_theme()
    serving = {**stock, **(published.files if published else {})}
    files = {**stock, **{path: changed[path] for path in stock if path in changed}}
    return [
        File(
            path=path,
            body=body,
            is_changed=path in changed,
            is_unpublished=body != serving[path],
        )
        for path, body in files.items()
    ]


def theme_file(path: str) -> File:
    """
    Return one file of the theme.

    :raises KeyError: if the theme has no file of that name.
    """
    for file in theme_files():
        if file.path == path:
            return file
    raise KeyError(path)
