"""Wagtail's screen of one's own settings, without its door for profile pictures."""

from typing import Any

from wagtail.admin.views.account import AccountView, AvatarSettingsPanel


class OwnSettings(AccountView):
    """Language, theme and letters; nobody's face is asked for, so no picture is taken."""

    def get_panels(self) -> list[Any]:
        return [
            panel
            for panel in super().get_panels()
            if not isinstance(panel, AvatarSettingsPanel)
        ]
