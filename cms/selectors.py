"""Reads of pictures and files that other packages ask for."""

from wagtail.models import CollectionViewRestriction

from cms.media import Document


def is_handed_out(name: str) -> bool:
    """
    Return whether a stored name is a document that anybody may have.

    A document whose row is gone, or that lies in a restricted collection, is nobody's.
    """
    document = Document.objects.select_related("collection").filter(file=name).first()
    if document is None:
        return False
    # A restriction counts for everything below its collection.
    restricted = CollectionViewRestriction.objects.select_related("collection")
    return not any(
        document.collection.path.startswith(restriction.collection.path)
        for restriction in restricted
    )
