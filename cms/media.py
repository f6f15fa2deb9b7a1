"""Pictures and files, with keys that will not run out."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager
from wagtail.documents.models import AbstractDocument
from wagtail.documents.models import Document as WagtailDocument
from wagtail.images.models import AbstractImage, AbstractRendition, get_upload_to
from wagtail.images.models import Image as WagtailImage

from cms.columns import DocumentField, PictureField
from kernel.files import names
from kernel.files.public import DOCUMENTS, ORIGINALS


class Image(AbstractImage):
    """A picture somebody dropped or chose."""

    id = models.BigAutoField(primary_key=True)
    file = PictureField(
        _("file"),
        upload_to=get_upload_to,
        width_field="width",
        height_field="height",
    )
    tags = TaggableManager(blank=True, related_name="cms_images")

    admin_form_fields = WagtailImage.admin_form_fields

    class Meta(AbstractImage.Meta):
        # Wagtail's own Image table exists beside ours; the two may not share accessors.
        default_related_name = "cms_images"
        permissions = [("choose_image", "Can choose image")]
        verbose_name = "picture"
        verbose_name_plural = "pictures"

    def get_upload_to(self, filename: str) -> str:
        """
        Return where a new file is kept.

        The token stands in front, where it survives in the names of its renditions: a name that
        is never used twice may be kept by browsers for good.
        """
        return f"{ORIGINALS}/{names.token()}-{names.clean_name(filename)}"


class Rendition(AbstractRendition):
    """A picture at one size."""

    id = models.BigAutoField(primary_key=True)
    # Found by the constraint below, which begins with it.
    image = models.ForeignKey(
        Image, on_delete=models.CASCADE, related_name="renditions", db_index=False
    )

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"],
                name="one_rendition_per_picture_and_size",
            )
        ]


class Document(AbstractDocument):
    """A file to hand out."""

    id = models.BigAutoField(primary_key=True)
    file = DocumentField(_("file"), upload_to=DOCUMENTS)
    tags = TaggableManager(blank=True, related_name="cms_documents")

    admin_form_fields = WagtailDocument.admin_form_fields

    class Meta(AbstractDocument.Meta):
        default_related_name = "cms_documents"
        permissions = [("choose_document", "Can choose document")]
        verbose_name = "file"
        verbose_name_plural = "files"
