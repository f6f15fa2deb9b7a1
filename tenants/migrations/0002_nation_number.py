"""Numbers of nations: handed out before there is a row, and never twice."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("tenants", "0001_initial")]

    operations = [
        migrations.RunSQL(
            "CREATE SEQUENCE nation_number", "DROP SEQUENCE nation_number"
        )
    ]
