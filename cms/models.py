"""The models Django looks for here; each is written where its name says."""

from cms.media import Document, Image, Rendition
from cms.pages.base import BasePage
from cms.pages.content_page import ContentPage
from cms.pages.home_page import HomePage
from cms.pages.sign_up_page import SignUpPage

__all__ = [
    "BasePage",
    "ContentPage",
    "Document",
    "HomePage",
    "Image",
    "Rendition",
    "SignUpPage",
]
