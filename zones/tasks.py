"""Work that runs beside requests."""

from celery import shared_task

from zones.services import freshness


@shared_task(autoretry_for=(OSError,), retry_backoff=True, max_retries=5)
def refresh_freshness() -> int:
    """Daily: zones whose last confirmation has grown too old since yesterday. Safe to run twice."""
    return freshness.refresh_freshness()
