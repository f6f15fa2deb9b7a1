from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.utils import timezone


def take_down(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """When they were closed stands nowhere here: their time begins now, and none ends early."""
    closed = apps.get_model("tenants", "Nation").objects.filter(state="CLOSED")
    closed.filter(closed_at=None).update(closed_at=timezone.now())


class Migration(migrations.Migration):
    dependencies = [
        ("tenants", "0007_proved_owners_stay"),
    ]

    operations = [
        migrations.AddField(
            model_name="nation",
            name="closed_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="nation",
            name="purged_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.RunPython(take_down, migrations.RunPython.noop, elidable=True),
    ]
