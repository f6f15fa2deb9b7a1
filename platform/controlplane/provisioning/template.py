"""What every nation's schema holds beside its tables: the groups that mirror roles, a home page."""

from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from wagtail.models import (
    Collection,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Site,
)

from cms.models import HomePage
from kernel.permissions import PERMISSIONS_OF, Role
from kernel.permissions import Permission as Named

PAGE_RIGHTS = {
    Named.PAGES_EDIT: ("add_page", "change_page"),
    Named.PAGES_PUBLISH: ("publish_page",),
}
MEDIA_RIGHTS = (
    ("cms", "image", "add_image"),
    ("cms", "image", "change_image"),
    ("cms", "image", "choose_image"),
    ("cms", "document", "add_document"),
    ("cms", "document", "change_document"),
    ("cms", "document", "choose_document"),
)


def group_name(role: Role) -> str:
    """Return the name of the Wagtail group that mirrors a role."""
    return f"role:{role.value}"


def _right(app: str, model: str, codename: str) -> Permission:
    return Permission.objects.get(
        content_type__app_label=app, content_type__model=model, codename=codename
    )


def _mirror(role: Role, root: Page, collection: Collection) -> None:
    group, _ = Group.objects.get_or_create(name=group_name(role))
    held = PERMISSIONS_OF[role]
    # Everybody with a role may enter the panel; what they see there, permissions say.
    group.permissions.set([_right("wagtailadmin", "admin", "access_admin")])
    for name, codenames in PAGE_RIGHTS.items():
        for codename in codenames if name in held else ():
            GroupPagePermission.objects.get_or_create(
                group=group,
                page=root,
                permission=_right("wagtailcore", "page", codename),
            )
    for right in MEDIA_RIGHTS if Named.PAGES_EDIT in held else ():
        GroupCollectionPermission.objects.get_or_create(
            group=group, collection=collection, permission=_right(*right)
        )


def _home(root: Page) -> None:
    # Wagtail's own first page gives way to ours, unpublished until a campaign is opened.
    if HomePage.objects.exists():
        return
    Page.objects.filter(depth=2).delete()
    root = Page.objects.get(pk=root.pk)
    home = HomePage(title="Home", slug="home", live=False, show_in_menus=False)
    root.add_child(instance=home)
    Site.objects.update_or_create(
        is_default_site=True,
        defaults={"hostname": "unnamed.invalid", "root_page": home},
    )


def prepare() -> None:
    """Make the schema in force complete; run again it changes nothing."""
    ContentType.objects.clear_cache()
    root, collection = Page.objects.get(depth=1), Collection.objects.get(depth=1)
    Group.objects.filter(name__in=["Editors", "Moderators"]).delete()
    for role in Role:
        _mirror(role, root, collection)
    _home(root)
