import datetime as dt

from django.db import migrations

DAY = 24 * 60 * 60
# Long ago, and the same in every schema: due at the dispatcher's first look.
DUE = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)


def schedule_upkeep(apps, schema_editor):
    scheduled = apps.get_model("jobs", "ScheduledJob")
    for task in ("kernel.facts.upkeep", "kernel.changes.upkeep"):
        scheduled.objects.get_or_create(
            code=task,
            defaults={"task": task, "every_seconds": DAY, "next_at": DUE},
        )


class Migration(migrations.Migration):
    dependencies = [("jobs", "0001_initial")]

    operations = [migrations.RunPython(schedule_upkeep, migrations.RunPython.noop)]
