import django.db.models.functions.text
import django.db.models.lookups
from django.db import migrations, models


def name_misplaced(apps, schema_editor):
    """Otherwise the database only says that some row breaks the rule."""
    Zone = apps.get_model('zones', 'Zone')
    misplaced = Zone._base_manager.exclude(province__country=models.F('country')).filter(province__isnull=False)
    if slugs := list(misplaced.order_by('slug').values_list('slug', flat=True)[:50]):
        raise ValueError(f'These zones name a province of another country, correct them first: {", ".join(slugs)}')


class Migration(migrations.Migration):
    reviewed = 'reads the zones once; a form has kept the rule since the first release, so old code does not break it'

    dependencies = [
        ('zones', '0007_no_public_sequence'),
    ]

    operations = [
        migrations.RunPython(name_misplaced, migrations.RunPython.noop, elidable=True),
        migrations.AddConstraint(
            model_name='province',
            constraint=models.CheckConstraint(condition=django.db.models.lookups.Exact(django.db.models.functions.text.Left('code', 3), django.db.models.functions.text.Concat('country', models.Value('-'))), name='province_code_of_its_country', violation_error_message='A province code begins with the code of its country.'),
        ),
        migrations.AddConstraint(
            model_name='zone',
            constraint=models.CheckConstraint(condition=models.Q(('province__isnull', True), django.db.models.lookups.Exact(django.db.models.functions.text.Left('province', 3), django.db.models.functions.text.Concat('country', models.Value('-'))), _connector='OR'), name='zone_province_in_its_country', violation_error_message='The province lies in another country.'),
        ),
    ]
