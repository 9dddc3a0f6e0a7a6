from django.db import migrations

from ezportal.online import DropFieldIndexesOnline


class Migration(migrations.Migration):
    atomic = False

    dependencies = [
        ('zones', '0008_province_in_its_country'),
    ]

    operations = [
        DropFieldIndexesOnline({
            'historicalagreement': ['area', 'slug', 'source'],
            'historicalareaalias': ['area', 'source'],
            'historicalareamember': ['area', 'country', 'source'],
            'historicalareastatement': ['area', 'source'],
            'historicalbordercrossing': ['area', 'country', 'neighbour', 'publication', 'slug', 'source'],
            'historicalclaim': ['decided_by', 'recorded_by', 'source'],
            'historicalclearancemodel': ['area', 'slug', 'source'],
            'historicalcountry': ['alpha3'],
            'historicalcountryoverview': ['country', 'source', 'total', 'zone_type'],
            'historicalcrossborderarea': ['publication', 'slug', 'source', 'zone_type'],
            'historicalcrossingzone': ['crossing', 'source'],
            'historicalfacility': ['operator', 'parent', 'publication', 'slug', 'source'],
            'historicalincentive': ['country', 'legal_basis', 'publication', 'slug', 'source', 'zone_type'],
            'historicalindicator': ['slug'],
            'historicalindustry': ['parent', 'slug'],
            'historicalinvestmentopportunity': ['publication', 'slug', 'source'],
            'historicaljointbody': ['area', 'slug', 'source'],
            'historicalmilestone': ['area', 'publication', 'source'],
            'historicalobservation': ['country', 'facility', 'indicator', 'publication', 'source'],
            'historicalorganisation': ['country', 'parent', 'slug', 'source'],
            'historicalprocedure': ['country', 'provider', 'publication', 'slug', 'source'],
            'historicalprovince': ['country'],
            'historicalregulation': ['body', 'country', 'publication', 'slug', 'source'],
            'historicalsource': ['slug'],
            'historicalstation': ['country', 'link', 'section', 'source'],
            'historicalstep': ['legal_basis', 'office', 'procedure', 'source'],
            'historicaltenant': ['organisation', 'publication', 'source'],
            'historicaltransportconnection': ['link', 'source'],
            'historicaltransportfigure': ['link', 'source'],
            'historicaltransportlink': ['publication', 'slug', 'source'],
            'historicaltransportsection': ['link', 'parent', 'slug', 'source'],
            'historicalzone': ['area_ha', 'component_of', 'country', 'established', 'province', 'publication', 'slug', 'status'],
            'historicalzonealias': ['source'],
            'historicalzoneclassification': ['source', 'zone_type'],
            'historicalzoneindustry': ['industry', 'source'],
            'historicalzoneregulation': ['regulation', 'source'],
            'historicalzonerole': ['organisation', 'source'],
            'historicalzoneservice': ['facility', 'provider', 'publication', 'slug', 'source'],
            'historicalzonetype': ['country', 'parent', 'slug', 'source'],
        }),
    ]
