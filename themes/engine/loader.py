"""A theme's files, parsed once each."""

from collections.abc import Mapping
from threading import Lock

from liquid import BoundTemplate, Environment, RenderContext
from liquid.exceptions import TemplateNotFoundError
from liquid.loader import BaseLoader, TemplateSource


class ThemeLoader(BaseLoader):
    """
    Finds files by name, in the theme and nowhere else: a name is a key, never a path on a disk.

    `banner` finds `_banner` too, as NationBuilder's partials are called.
    """

    def __init__(self, files: Mapping[str, str]) -> None:
        self.files = dict(files)
        self._parsed: dict[str, BoundTemplate] = {}
        # One environment serves several threads; parsing the same file twice would only be slow.
        self._lock = Lock()

    def key_of(self, name: str) -> str | None:
        """Return the key of the file meant by a name, or null."""
        plain = name.removesuffix(".liquid").removesuffix(".html")
        for key in (plain, f"_{plain}"):
            if key in self.files:
                return key
        return None

    def get_source(
        self,
        env: Environment,
        template_name: str,
        *,
        context: RenderContext | None = None,
        **kwargs: object,
    ) -> TemplateSource:
        """
        Return a file's text.

        :raises TemplateNotFoundError: if the theme has none of this name.
        """
        key = self.key_of(template_name)
        if key is None:
            raise TemplateNotFoundError(template_name)
        return TemplateSource(self.files[key], key, None)

    def load(
        self,
        env: Environment,
        name: str,
        *,
        globals: Mapping[str, object] | None = None,  # noqa: A002 - the library's signature
        context: RenderContext | None = None,
        **kwargs: object,
    ) -> BoundTemplate:
        """
        Return a file, parsed.

        :raises TemplateNotFoundError: if the theme has none of this name.
        """
        key = self.key_of(name) or name
        with self._lock:
            parsed = self._parsed.get(key)
        if parsed is None:
            parsed = super().load(env, name, globals=globals, context=context, **kwargs)
            with self._lock:
                self._parsed[key] = parsed
        return parsed
