"""What a zone's own column told moves to a narrow table. The column goes in a migration of its own."""

import django.db.models.deletion
from django.db import migrations, models

FILL = "INSERT INTO zones_zoneversion (zone_id, sequence) SELECT id, public_sequence FROM zones_zone WHERE public_sequence > 0"


class Migration(migrations.Migration):
    reviewed = "fills a table that nobody uses yet, and no writer waits for reading zones"

    dependencies = [
        ('zones', '0005_surroundings_sequence'),
    ]

    operations = [
        migrations.CreateModel(
            name='ZoneVersion',
            fields=[
                ('zone', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='version', serialize=False, to='zones.zone', verbose_name='zone')),
                ('sequence', models.BigIntegerField(db_index=True, verbose_name='data version')),
            ],
            options={
                'verbose_name': 'version of a zone',
                'verbose_name_plural': 'versions of zones',
                'ordering': ('pk',),
            },
        ),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
    ]
