"""Columns of pictures and files: nothing is stored under a name or with bytes of a stranger's."""

from os import PathLike
from typing import Any

from django.core.files.base import File
from django.db.models import FileField, Model
from wagtail.images.models import WagtailImageField, WagtailImageFieldFile

from kernel.files import names, pictures
from kernel.files.public import DOCUMENTS


class PictureFieldFile(WagtailImageFieldFile):
    """A picture's file; nothing is stored that was not written anew."""

    def save(self, name: str, content: File, save: bool = True) -> None:  # type: ignore[type-arg]  # noqa: FBT001, FBT002 - Django's signature
        clean = content
        if not isinstance(content, pictures.CleanPicture):
            clean = pictures.cleaned(content, name=name)
        super().save(clean.name or name, clean, save=save)


class _AsTheirs:
    """A column like its parent's: migrations name the parent, so that none is needed."""

    parent_path: str

    def deconstruct(self) -> tuple[str, str, list[Any], dict[str, Any]]:
        name, _path, args, kwargs = super().deconstruct()  # type: ignore[misc]
        return name, self.parent_path, args, kwargs


class PictureField(_AsTheirs, WagtailImageField):
    """The column of a picture's file."""

    attr_class = PictureFieldFile
    parent_path = "wagtail.images.models.WagtailImageField"


class DocumentField(_AsTheirs, FileField):
    """The column of a document's file: a clean name in a folder that nobody guesses."""

    parent_path = "django.db.models.FileField"

    def generate_filename(
        self, instance: Model | None, filename: str | PathLike[str]
    ) -> str:
        path = f"{DOCUMENTS}/{names.token()}/{names.clean_name(str(filename))}"
        return str(self.storage.generate_filename(path))
