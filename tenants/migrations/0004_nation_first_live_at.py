from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import F


def take_down(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """What is live now has been live since then, as far as anybody wrote it down."""
    live = apps.get_model("tenants", "Nation").objects.filter(live_at__isnull=False)
    live.update(first_live_at=F("live_at"))


class Migration(migrations.Migration):
    dependencies = [
        ("tenants", "0003_nation_furnished_at"),
    ]

    operations = [
        migrations.AddField(
            model_name="nation",
            name="first_live_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.RunPython(take_down, migrations.RunPython.noop, elidable=True),
    ]
