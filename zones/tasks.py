"""Work that runs beside requests."""

from celery import shared_task

from zones.filling import fill_forms
from zones.services import freshness


@shared_task(autoretry_for=(OSError,), retry_backoff=True, max_retries=5)
def refresh_freshness() -> int:
    """Daily: zones whose last confirmation has grown too old since yesterday. Safe to run twice."""
    return freshness.refresh_freshness()


@shared_task
def keep_forms() -> int:
    """Make the public forms that changed lately, ahead of their readers; what is not done in a minute waits."""
    return sum(number for _kind, _language, number in fill_forms(seconds=60))
