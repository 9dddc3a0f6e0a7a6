"""Sheets of one visit: delegates, agenda and site notes come in from XLSX or CSV, and go out in the same columns.

`reading` makes rows of a file, a row form checks the cells of each, a `VisitSheet` plans what the rows would do to the
visit, and `importing` writes the plan, all of it or nothing.
"""
