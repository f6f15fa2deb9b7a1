"""
Canaries in every text column of a nation: words that must never be met in another one.

A new model needs nothing here: its row is made and marked by itself. Where that fails, the
message says which line to add.
"""

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import DatabaseError, connection, models, transaction
from wagtail.fields import StreamField
from wagtail.log_actions import log
from wagtail.users.models import UserProfile

from cms.models import ContentPage, HomePage
from tenants.accounts.models import User

NOON = dt.datetime(2027, 3, 20, 12, 0, tzinfo=dt.UTC)
# The id that rows of the marked-only campaign have and nobody else's: no sequence comes so far.
ONLY_THERE = 777_000_777
SHORTEST_MARKED = 21
TEXT = (models.CharField, models.TextField, models.JSONField)

# Models without a canary, each with its reason.
UNMARKED: Mapping[str, str] = {
    "contenttypes.ContentType": "names of our models, alike in all",
    "auth.Permission": "names of permissions, alike in all",
    "auth.Group": "names of roles, alike in all",
    "sessions.Session": "signed; copied whole onto the other host instead",
    "facts.Fact": "ids, numbers and codes by design, no personal text (DESIGN 5.3)",
    "facts.Delivery": "the name of a subscriber, a function of ours",
    "wagtailcore.Locale": "a language's code",
    "wagtailcore.ReferenceIndex": "ids and paths of fields",
    "wagtailcore.Workflow": "workflows are off (WAGTAIL_WORKFLOW_ENABLED)",
    "wagtailcore.WorkflowState": "workflows are off",
    "wagtailcore.Task": "workflows are off",
    "wagtailcore.TaskState": "workflows are off",
    "wagtailcore.PageViewRestriction": "would close the page; its password is shown to nobody",
    "wagtailcore.CollectionViewRestriction": "would close the collection",
    "wagtailadmin.EditingSession": "ids alone",
}

# Columns that code reads as a code, an address or a shape; everything else is marked.
STRUCTURE: Mapping[str, str] = {
    "accounts.User.password": "nobody has one",
    "themes.Brand.theme": "the key of a stock theme",
    "themes.Brand.palette": "computed colours",
    "themes.Brand.mark_svg": "drawn; anything else is refused",
    "themes.ThemeFile.path": "a file of the theme",
    "themes.ThemeVersion.theme": "the key of a stock theme",
    "jobs.Job.permission": "a permission's name",
    "imports.ImportFile.encoding": "how its bytes are read: a name Python knows",
    "imports.ImportFile.stored_as": "the path of a stored file, its own canaries in it",
    "wagtailcore.Page.path": "the tree",
    "wagtailcore.Page.url_path": "the tree",
    "wagtailcore.Page.slug": "the page's address",
    "wagtailcore.Collection.path": "the tree",
    "wagtailcore.Site.hostname": "the site's host",
    "wagtailcore.Revision.object_id": "an id",
    "wagtailcore.Revision.content": "a page, its own canaries in it",
    "wagtailcore.ModelLogEntry.action": "a code",
    "wagtailcore.ModelLogEntry.object_id": "an id",
    "wagtailcore.PageLogEntry.action": "a code",
    "wagtailcore.Comment.contentpath": "a field's name",
    "wagtailcore.Comment.position": "a place",
    "wagtailsearch.IndexEntry.object_id": "an id",
    "wagtailadmin.FormState.object_id": "an id",
    "wagtailadmin.FormState.parent_object_id": "an id",
    "wagtailusers.UserProfile.preferred_language": "a code",
    "wagtailusers.UserProfile.current_time_zone": "a code",
    "wagtailusers.UserProfile.dismissibles": "switches",
}

# Shapes of JSON that code reads; the default is one pair, the canary under the canary.
SHAPES: Mapping[str, Callable[[str], Any]] = {
    "imports.ImportFile.headings": lambda canary: [canary],
    "imports.ImportFile.goes_to": lambda canary: ["full_name"],
    "themes.ThemeVersion.files": lambda canary: {"_quote": canary},
}


def _profile() -> models.Model:
    made: models.Model = UserProfile.get_for_user(User.objects.order_by("pk").first())
    made.save()
    return made


def _page_log() -> models.Model:
    made: models.Model = log(HomePage.objects.get(), "wagtail.edit")
    return made


def _model_log() -> models.Model:
    image = apps.get_model("cms.Image")._base_manager.order_by("pk").first()
    made: models.Model = log(image, "wagtail.create")
    return made


# Models whose row can't be put together from their fields alone.
MAKERS: Mapping[str, Callable[[], models.Model]] = {
    "wagtailusers.UserProfile": _profile,
    "wagtailcore.PageLogEntry": _page_log,
    "wagtailcore.ModelLogEntry": _model_log,
    "wagtailcore.Revision": lambda: HomePage.objects.get().save_revision(),
}


def tenant_models() -> list[type[models.Model]]:
    """Return the models whose tables stand in a nation's schema."""
    labels = {c.label for c in apps.get_app_configs() if c.name in settings.TENANT_APPS}
    return [
        model
        for model in apps.get_models(include_auto_created=True)
        if model._meta.app_label in labels
        and model._meta.managed
        and not model._meta.proxy
    ]


def text_columns(model: type[models.Model]) -> list[models.Field[Any, Any]]:
    """Return a model's own columns that hold text, JSON or blocks."""
    return [
        field
        for field in model._meta.local_concrete_fields
        if isinstance(field, (*TEXT, StreamField, models.FileField))
        and not field.primary_key
    ]


def is_marked(field: models.Field[Any, Any]) -> bool:
    """Return whether a canary goes into this column."""
    named = f"{field.model._meta.label}.{field.name}"
    too_short = (
        isinstance(field, models.CharField)
        and (field.max_length or 99) < SHORTEST_MARKED
    )
    return not (named in STRUCTURE or field.choices or too_short)


def marked_columns(model: type[models.Model]) -> list[models.Field[Any, Any]]:
    """Return the columns of a model that canaries are put in."""
    if model._meta.label in UNMARKED:
        return []
    return [field for field in text_columns(model) if is_marked(field)]


def _canary(marker: str, field: models.Field[Any, Any], pk: Any) -> str:
    said = f"{marker}-{pk}-{field.model._meta.model_name}-{field.name}".replace(
        "_", "-"
    )
    if isinstance(field, models.EmailField):
        return f"{said}@example.org"
    return said[: field.max_length] if getattr(field, "max_length", None) else said


def _value(marker: str, field: models.Field[Any, Any], pk: Any) -> Any:
    canary = _canary(marker, field, pk)
    if isinstance(field, models.JSONField):
        shape = SHAPES.get(f"{field.model._meta.label}.{field.name}")
        return shape(canary) if shape else {canary: canary}
    return canary


def _blocks(said: Any, canary: str) -> Any:
    if isinstance(said, dict):
        return {
            key: value if key in {"type", "id"} else _blocks(value, canary)
            for key, value in said.items()
        }
    if isinstance(said, list):
        return [_blocks(value, canary) for value in said]
    return f"{canary} {said}" if isinstance(said, str) and " " in said else said


def _mark(model: type[models.Model], marker: str) -> None:
    columns = marked_columns(model)
    for row in model._base_manager.order_by("pk")[:30]:
        changed = {}
        for field in columns:
            if isinstance(field, StreamField):
                said = _blocks(
                    list(getattr(row, field.name).raw_data),
                    _canary(marker, field, row.pk),
                )
                changed[field.name] = field.to_python(said)
            else:
                changed[field.name] = _value(marker, field, row.pk)
        model._base_manager.filter(pk=row.pk).update(**changed)


def _filled(field: models.Field[Any, Any], marker: str, pk: Any) -> Any:
    if isinstance(field, models.ForeignKey):
        target = field.remote_field.model
        found = target._base_manager.order_by("pk").first()
        return found if found is not None else make(target, marker)
    if isinstance(field, (TEXT, models.FileField)):
        return field.choices[0][0] if field.choices else _short(field, marker, pk)
    if isinstance(field, models.DateTimeField):
        return NOON
    if isinstance(field, models.BooleanField):
        return False
    return 1


def _short(field: models.Field[Any, Any], marker: str, pk: Any) -> Any:
    value = _value(marker, field, pk)
    return (
        value[: field.max_length]
        if isinstance(value, str) and field.max_length
        else value
    )


def make(
    model: type[models.Model], marker: str, *, pk: int | None = None
) -> models.Model:
    """Make a row out of a model's fields: what is required is filled, the rest left alone."""
    maker = MAKERS.get(model._meta.label)
    if maker is not None and pk is None:
        return maker()
    given = {} if pk is None else {model._meta.pk.name: pk}
    for field in model._meta.local_concrete_fields:
        optional = field.has_default() or field.null or field.primary_key
        if optional or (field.blank and field.empty_strings_allowed):
            continue
        given[field.name] = _filled(field, marker, pk or "new")
    return model._base_manager.bulk_create([model(**given)])[0]


def plant(marker: str, *, with_more: bool) -> set[str]:
    """
    Put canaries into every text column of the nation in force; return the models that have one.

    `with_more` adds a row of id ONLY_THERE to each table, which the other campaign doesn't have.
    """
    planted = set()
    for model in tenant_models():
        if not marked_columns(model):
            continue
        if not model._base_manager.exists():
            _made(model, marker)
        if with_more:
            _more(model, marker)
        _mark(model, marker)
        planted.add(model._meta.label)
    return planted


def _made(model: type[models.Model], marker: str) -> None:
    try:
        with transaction.atomic():
            make(model, marker)
    except Exception as error:
        label = model._meta.label
        raise AssertionError(
            f"No row of {label} could be made for its canary ({error}).\n"
            f'Add to MAKERS in tests/isolation/rows.py: "{label}": <a function that makes one>, '
            f'or to UNMARKED: "{label}": "<why it needs none>".'
        ) from error


def _more(model: type[models.Model], marker: str) -> None:
    if issubclass(model, HomePage) or model._meta.label == "wagtailcore.Page":
        return
    try:
        with transaction.atomic():
            if issubclass(model, ContentPage):
                page = ContentPage(title=marker, slug=f"{marker}-777", sections=[])
                with connection.cursor() as cursor:
                    cursor.execute(
                        "SELECT setval(pg_get_serial_sequence('wagtailcore_page', 'id'), %s, false)",
                        [ONLY_THERE],
                    )
                HomePage.objects.get().add_child(instance=page)
            else:
                make(model, marker, pk=ONLY_THERE)
    except (DatabaseError, ValueError, TypeError):
        return  # a table of one row, or one whose rows come in pairs: its ids are the same ones
