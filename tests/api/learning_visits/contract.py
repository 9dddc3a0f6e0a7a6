"""What the rows of the visit tell of their source, days, bodies and routes."""

RECORDED = {"source", "locator", "note"}
CITED = {
    "source": {"slug": "the-report", "title": "The report", "url": "https://example.org/report"},
    "locator": "line 3",
    "note": None,
}
DATES = {
    "planned_from": "2029-12-08", "planned_to": "2029-12-13", "actual_from": "2029-12-08", "actual_to": "2029-12-14",
}  # fmt: skip
INSTITUTE = {"slug": "the-institute", "name": "The Institute", "acronym": "TI", "fallback_fields": []}
ROUTE = {
    "code": "route-a",
    "label": "Route A",
    "name": "To the airport",
    "stated_total": 3,
    "total": 2,
    "counts": [{"group": "LA", "country": "LA", "count": 2, "stated": "2LA"}],
}
