from django.db import migrations


class Migration(migrations.Migration):
    reviewed = "no release has known the column"

    dependencies = [
        ('zones', '0006_zone_version'),
    ]

    operations = [
        migrations.RemoveField(
            model_name='zone',
            name='public_sequence',
        ),
    ]
