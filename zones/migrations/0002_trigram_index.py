"""On PostgreSQL with pg_trgm the search text gets an index; elsewhere the search scans, with the same answers."""

import logging

from django.db import DatabaseError, migrations, transaction

logger = logging.getLogger(__name__)


def add_index(apps, schema_editor):
    if schema_editor.connection.vendor != "postgresql":
        return
    try:
        with transaction.atomic(using=schema_editor.connection.alias), schema_editor.connection.cursor() as cursor:
            cursor.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
            cursor.execute(
                "CREATE INDEX IF NOT EXISTS zones_zone_search_trgm ON zones_zone USING gin (search_text gin_trgm_ops)"
            )
    except DatabaseError as error:
        # The server does not ship the extension, or the role may not create it.
        logger.warning("No trigram index for the search: %s", str(error).splitlines()[0])


def drop_index(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute("DROP INDEX IF EXISTS zones_zone_search_trgm")


class Migration(migrations.Migration):
    dependencies = [("zones", "0001_initial")]

    operations = [migrations.RunPython(add_index, drop_index)]
