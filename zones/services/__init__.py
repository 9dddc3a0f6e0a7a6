"""Writes that span models. One way in for forms, imports and the loader."""
