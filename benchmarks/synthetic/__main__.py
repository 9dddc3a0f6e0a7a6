"""`python -m benchmarks.synthetic reference|rows|derived`: fills the database of DATABASE_URL, one stage at a time."""

from __future__ import annotations

import argparse
import os

import django


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.synthetic", description=__doc__)
    parser.add_argument("stage", choices=("reference", "rows", "derived"), help="what to fill in; one after the other")
    parser.add_argument("--zones", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    if not os.environ.get("DATABASE_URL"):
        parser.error("set DATABASE_URL to a database that may be thrown away")
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ezportal.settings")
    django.setup()

    from django.conf import settings
    from django.core.management import call_command

    from benchmarks.synthetic.build import build_derived, build_reference, build_rows

    if options.stage == "reference":
        call_command("migrate", verbosity=0)
        build_reference(settings.BASE_DIR / "fixtures")
    elif options.stage == "rows":
        build_rows(options.zones, seed=options.seed)
    else:
        build_derived()


if __name__ == "__main__":
    main()
