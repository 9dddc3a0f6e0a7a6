from django.db import migrations

from ezportal.online import DropFieldIndexesOnline


class Migration(migrations.Migration):
    atomic = False

    dependencies = [
        ('evaluations', '0001_initial'),
    ]

    operations = [
        DropFieldIndexesOnline({
            'historicalchoice': ['question'],
            'historicalevaluation': ['visit'],
            'historicalquestion': ['questionnaire', 'scale', 'section'],
            'historicalquestionnaire': ['code', 'publication', 'slug', 'supersedes'],
            'historicalrelease': ['released_by', 'survey'],
            'historicalremark': ['question', 'released_by', 'source', 'visit'],
            'historicalreporttext': ['visit'],
            'historicalscale': ['slug'],
            'historicalscalepoint': ['scale'],
            'historicalsection': ['questionnaire'],
            'historicalsurvey': ['evaluation', 'questionnaire'],
            'historicaltally': ['question', 'source', 'visit'],
            'historicaltallycount': ['tally'],
        }),
    ]
