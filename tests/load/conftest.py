from tests.faults.conftest import database, migrated_database, portal_of

__all__ = ["database", "migrated_database", "portal_of"]
