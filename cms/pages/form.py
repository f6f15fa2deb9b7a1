"""What a page's form asks for, in the panel's words."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm

_NEEDED = {
    "title": _("Give the page a name."),
    "slug": _("Give it an address, such as about."),
}


class PageForm(WagtailAdminPageForm):
    """A page needs a name, and an address, which follows from the name."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in _NEEDED.keys() & self.fields.keys():
            self.fields[name].error_messages["required"] = _NEEDED[name]

    def full_clean(self) -> None:
        """Ask for the name alone where both are missing: the address follows it."""
        super().full_clean()
        is_nameless = self.has_error("title", code="required")
        if is_nameless and self.has_error("slug", code="required"):
            del self.errors["slug"]
