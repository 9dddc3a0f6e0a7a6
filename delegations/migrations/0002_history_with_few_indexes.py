from django.db import migrations

from ezportal.online import DropFieldIndexesOnline


class Migration(migrations.Migration):
    atomic = False

    dependencies = [
        ('delegations', '0001_initial'),
    ]

    operations = [
        DropFieldIndexesOnline({
            'historicalactivity': ['country', 'project', 'source'],
            'historicalagendaday': ['country', 'source'],
            'historicalagendaitem': ['body', 'day', 'group', 'site', 'source', 'starts_at'],
            'historicalagendapresenter': ['item', 'organisation'],
            'historicalaim': ['source'],
            'historicalassignmenttopic': ['area', 'source'],
            'historicalcasestudy': ['group', 'publication', 'topic'],
            'historicalcountrygroup': ['country', 'organisation'],
            'historicalcountrypresentation': ['group', 'item', 'source'],
            'historicaldelegate': ['group', 'organisation', 'source'],
            'historicaldiscussionarea': ['slug', 'source'],
            'historicalexpectation': ['area', 'group', 'publication', 'source'],
            'historicalexpectationanswer': ['expectation', 'finding', 'item', 'site_note', 'source'],
            'historicalfinding': ['area', 'presentation', 'source'],
            'historicalfindingsubject': ['country', 'cross_border_area', 'finding', 'zone'],
            'historicallearningvisit': ['organiser', 'partner', 'publication', 'slug', 'source'],
            'historicallesson': ['area', 'source'],
            'historicalproject': ['coordinator', 'funder', 'implementer', 'publication', 'slug', 'source'],
            'historicalreading': ['contradiction', 'source'],
            'historicalrecommendation': ['area', 'finding', 'group', 'owner', 'source', 'status'],
            'historicalrecommendationsubject': ['country', 'cross_border_area', 'recommendation', 'zone'],
            'historicalsite': ['country', 'facility', 'host', 'publication', 'slug', 'source', 'zone'],
            'historicalsitenote': ['area', 'site_visit', 'source'],
            'historicalsitevisit': ['host', 'item', 'site', 'source'],
            'historicaltravelcount': ['country_group', 'travel_group'],
            'historicaltravelgroup': ['code', 'source'],
            'historicaltravelleg': ['source', 'starts_at', 'travel_group'],
            'historicalvisitarea': ['area', 'source'],
            'historicalvisitproject': ['project'],
        }),
    ]
