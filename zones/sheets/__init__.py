"""Sheets of rows: read once, checked without a query per row, written in batches."""
