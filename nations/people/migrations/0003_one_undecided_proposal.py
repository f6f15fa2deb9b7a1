from django.db import migrations, models

# Two presses at once kept the same words twice: the first one stays.
FORGET_DOUBLES = """
    DELETE FROM people_proposal AS later USING people_proposal AS first
    WHERE later.decided_at IS NULL AND first.decided_at IS NULL
    AND later.person_id = first.person_id AND later.field = first.field
    AND later.value = first.value AND later.id > first.id
"""


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0002_one_index_is_enough"),
    ]

    operations = [
        migrations.RunSQL(FORGET_DOUBLES, migrations.RunSQL.noop, elidable=True),
        migrations.AddConstraint(
            model_name="proposal",
            constraint=models.UniqueConstraint(
                condition=models.Q(("decided_at", None)),
                fields=("person", "field", "value"),
                name="one_undecided_proposal_per_value",
            ),
        ),
    ]
