"""
The doors that pictures and files come in by.

Two seams, because Wagtail has two ways past each other. The form's field is where a refusal is a
sentence below the field: all three upload forms (one picture, many, the chooser's) are built on
it. But what the many-pictures form could not save whole is kept raw and made a picture later
without that field, and commands and imports use no form at all; so the model's field
(``cms.columns``) writes anew whatever no form has written anew before it.
"""

from typing import Any

import willow
from django.core.exceptions import ValidationError
from django.forms import fields
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.fields import WagtailImageField as PictureFormFieldBase
from wagtail.images.forms import BaseImageForm

from kernel.files import pictures

EMPTY = _("This file is empty.")


class PictureFormField(PictureFormFieldBase):
    """A picture on a form: written anew, or refused with the reason."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.max_upload_size = pictures.MOST_BYTES
        self.max_upload_size_text = filesizeformat(pictures.MOST_BYTES)
        self.help_text = _("A JPEG, PNG, WebP, GIF or AVIF, up to %(size)s MB.") % {
            "size": pictures.MOST_BYTES // pictures.MEGABYTE
        }
        self.error_messages |= {
            "empty": EMPTY,
            # What the browser says before it sends anything.
            "invalid_image_extension": pictures.NotAPicture.sentence,
            "file_too_large_unknown_size": pictures.TooManyBytes.sentence,
        }

    def to_python(self, data: Any) -> Any:
        given = fields.FileField.to_python(self, data)
        if given is None:
            return None
        try:
            clean = pictures.cleaned(given, name=given.name or "")
        except pictures.NotTaken as refused:
            raise ValidationError(str(refused.sentence), code="not_taken") from refused
        # Wagtail's own field leaves these for whoever builds on it.
        clean.image = willow.Image.open(clean)  # type: ignore[attr-defined]
        clean.content_type = clean.image.mime_type  # type: ignore[attr-defined]
        clean.seek(0)
        return clean


class PictureForm(BaseImageForm):
    """Wagtail's picture form with our field for the file."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # Here and not by declaration: a declared field can't be left out by the forms that
        # Wagtail derives for pictures it already has.
        if "file" in self.fields:
            theirs = self.fields["file"]
            self.fields["file"] = PictureFormField(
                label=theirs.label, required=theirs.required, widget=theirs.widget
            )


class DocumentForm(BaseDocumentForm):
    """Wagtail's form for files, with our words."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            self.fields["file"].error_messages |= {
                "empty": EMPTY,
                "file_too_large": _(
                    "This file is larger than %(max_filesize)s. "
                    "Save a smaller copy and drop that."
                ),
            }
