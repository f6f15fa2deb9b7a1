import datetime as dt

from django.db import migrations

DAY = 24 * 60 * 60
# Long ago, and the same in every schema: due at the dispatcher's first look.
DUE = dt.datetime(2026, 1, 1, tzinfo=dt.UTC)
TASK = "nations.submissions.upkeep"


def schedule_upkeep(apps, schema_editor):
    apps.get_model("jobs", "ScheduledJob").objects.get_or_create(
        code=TASK, defaults={"task": TASK, "every_seconds": DAY, "next_at": DUE}
    )


class Migration(migrations.Migration):
    dependencies = [
        ("submissions", "0002_add_waiting_index"),
        ("jobs", "0002_upkeep"),
    ]

    operations = [migrations.RunPython(schedule_upkeep, migrations.RunPython.noop)]
