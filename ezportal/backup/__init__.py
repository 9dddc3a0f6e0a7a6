"""Backups of the database and the files, restoring them, and the journal of what must stay erased.

`journal` is written all the time, `making` and `restoring` run from `manage.py backup` and `manage.py restore`.
See docs/backup.md and docs/decisions/backup.md.
"""
