"""Synthetic zones: invented by a seeded generator, marked in every name, for throw-away databases only."""
