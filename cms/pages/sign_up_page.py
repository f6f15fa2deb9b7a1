"""A page that asks people to join."""

from django.db import models
from wagtail.admin.panels import FieldPanel

from cms.pages.base import BasePage, tabs


class SignUpPage(BasePage):
    """The form to join, with a promise of its own."""

    button = models.CharField("words on the button", max_length=40, default="Join")

    edit_handler = tabs(FieldPanel("button"))

    liquid_template = "pages_show_signup"
    parent_page_types = ["cms.HomePage", "cms.ContentPage"]

    class Meta:
        verbose_name = "sign-up page"
