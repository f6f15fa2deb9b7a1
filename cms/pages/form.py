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
        if "slug" in self.fields:
            self.fields["slug"].required = False

    def clean_slug(self) -> str:
        """Return the address that was given, in plain letters; else the page's; else a new one."""
        said: str = self.cleaned_data["slug"]
        own: str = self.instance.slug
        if page_addresses.is_plain(said):
            return said
        if own and said in ("", own):
            return own
        name = said or self.cleaned_data.get("title")
        if not name:
            return ""
        parent = self.parent_page or self.instance.get_parent()
        base = page_addresses.guess(name)
        return page_addresses.free(base, under=parent, but=self.instance)

    def clean(self) -> dict[str, Any]:
        """Refuse what another window's words would vanish behind (cms.wagtail_hooks finds out)."""
        said: dict[str, Any] = super().clean()
        kept_elsewhere = getattr(self.instance, "kept_elsewhere", None)
        if kept_elsewhere:
            self.add_error(None, kept_elsewhere)
        return said
