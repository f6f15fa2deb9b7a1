from django.apps.registry import Apps
from django.conf import settings
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def take_down(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Of an owner who proved their address no campaign closes for want of a proof."""
    nations = apps.get_model("tenants", "Nation").objects
    proved = apps.get_model("tenants", "Membership").objects.filter(
        role="OWNER", account__email_proved_at__isnull=False
    )
    nations.filter(pk__in=proved.values("nation")).update(closes_unproved_at=None)


class Migration(migrations.Migration):
    dependencies = [
        ("tenants", "0006_one_index_is_enough"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RunPython(take_down, migrations.RunPython.noop, elidable=True),
    ]
