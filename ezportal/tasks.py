"""Work that belongs to no app."""

from celery import shared_task
from django.conf import settings
from redis import Redis

from ezportal import heartbeat


@shared_task(ignore_result=True)
def note_heartbeat() -> bool:
    """Every quarter of a minute: the sign of life that /health/ready looks for. Does nothing without a queue."""
    if not settings.REDIS_URL:
        return False
    with Redis.from_url(settings.REDIS_URL, socket_timeout=5) as broker:
        heartbeat.beat(broker)
    return True
