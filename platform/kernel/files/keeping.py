"""When a file can't be kept."""

from django.utils.translation import gettext_lazy as _


class NotKept(Exception):
    """The place for files is full, can't be written, or doesn't answer; nothing of it is there."""

    sentence = _(
        "This file couldn’t be kept: there is no room for it at the moment, and nothing was "
        "changed. Try again later, or write to whoever runs this platform."
    )
