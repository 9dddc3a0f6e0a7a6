"""Apart from what it begins with: profiles that were kept before count no more."""

from django.db import migrations, models
from django.db.models import F


def begin_now(apps, schema_editor):
    versions = apps.get_model("zones", "DataVersion").objects.using(schema_editor.connection.alias)
    versions.update(surroundings_sequence=F("last_sequence"))


class Migration(migrations.Migration):
    reviewed = "the table has one row"

    dependencies = [
        ("zones", "0004_stored_forms"),
    ]

    operations = [
        migrations.AddField(
            model_name="dataversion",
            name="surroundings_sequence",
            field=models.BigIntegerField(
                db_default=0, default=0, help_text="The last change of something that the profile of any zone may show.",
                verbose_name="sequence of the surroundings",
            ),
        ),
        migrations.RunPython(begin_now, migrations.RunPython.noop),
    ]
