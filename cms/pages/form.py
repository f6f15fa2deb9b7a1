"""What a page's form asks for, in the panel's words."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm

from cms import page_addresses

NAMELESS = _("Give the page a name.")


class PageForm(WagtailAdminPageForm):
    """A page needs a name; an address that wasn't given, or not in plain letters, follows it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "title" in self.fields:
            self.fields["title"].error_messages["required"] = NAMELESS

    def full_clean(self) -> None:
        """Ask for the name alone where both are missing."""
        if self.is_bound and "slug" in self.fields:
            self.data = self.data.copy()
            self.data["slug"] = self._address()
        super().full_clean()
        is_nameless = self.has_error("title", code="required")
        if is_nameless and self.has_error("slug", code="required"):
            del self.errors["slug"]

    def _address(self) -> str:
        """Return the address that was given, in plain letters; else the page's; else a new one."""
        said = self.data.get("slug", "").strip()
        own = self.instance.slug
        if page_addresses.is_plain(said):
            return said
        if own and said in ("", own):
            return own
        name = said or self.data.get("title", "").strip()
        if not name:
            return ""
        parent = self.parent_page or self.instance.get_parent()
        base = page_addresses.guess(name)
        return page_addresses.free(base, under=parent, but=self.instance)
