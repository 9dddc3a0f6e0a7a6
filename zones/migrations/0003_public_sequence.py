"""Apart from the table that refers to zones: each takes its lock on them for a moment of its own."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('zones', '0002_trigram_index'),
    ]

    operations = [
        migrations.AddField(
            model_name='zone',
            name='public_sequence',
            field=models.BigIntegerField(db_default=0, default=0, editable=False, verbose_name='public sequence'),
        ),
    ]
