from django.db import migrations, models

# Their progress stands in kernel.jobs now. The columns stay for one release, with defaults of
# the database's own, so that code which doesn't know them can insert rows.
GIVEN_UP = {
    "columns": models.JSONField(default=dict, db_default={}),
    "state": models.CharField(max_length=8, default="READ", db_default="READ"),
    "done_count": models.BigIntegerField(default=0, db_default=0),
    "created_count": models.BigIntegerField(default=0, db_default=0),
    "updated_count": models.BigIntegerField(default=0, db_default=0),
    "refused_count": models.BigIntegerField(default=0, db_default=0),
    "actor": models.JSONField(default=dict, db_default={}),
}


class Migration(migrations.Migration):
    dependencies = [("imports", "0002_progress")]

    operations = [
        migrations.AddField("importfile", "headings", models.JSONField(default=list)),
        migrations.AddField("importfile", "goes_to", models.JSONField(default=list)),
        *[
            migrations.AlterField("importfile", name, field)
            for name, field in GIVEN_UP.items()
        ],
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.RemoveField("importfile", name) for name in GIVEN_UP
            ]
        ),
    ]
