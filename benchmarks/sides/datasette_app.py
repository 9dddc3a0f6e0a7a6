"""Datasette over the flat table, as one would run it for the public: run by uvicorn with two workers.

`BENCH_FLAT_TABLE` names the file. The limits are high enough that every page is whole at 100,000 zones: with the
defaults a facet that takes over 200 ms is left out, and a query of over a second is an error. Suggested facets cost
a query per column on each page, so they are off. The file is not served as immutable, as the data change daily.
"""

import os

from datasette.app import Datasette

SETTINGS = {
    "sql_time_limit_ms": 20_000,
    "facet_time_limit_ms": 10_000,
    "suggest_facets": False,
    "max_csv_mb": 0,
    "cache_size_kb": 64_000,
    "default_allow_sql": False,
}
FACETS = [
    "country", "province", "status", "development_form", {"array": "zone_types"}, {"array": "industries"},
    "has_location",
]  # fmt: skip
METADATA = {
    "databases": {
        "synthetic": {
            "tables": {
                "zones": {"facets": FACETS, "facet_size": 100, "sort": "name", "label_column": "name"},
            },
        },
    },
}


def application() -> object:
    datasette = Datasette([], metadata=METADATA, settings=SETTINGS)
    from datasette.database import Database

    datasette.add_database(Database(datasette, path=os.environ["BENCH_FLAT_TABLE"], is_mutable=True), name="synthetic")
    return datasette.app()
