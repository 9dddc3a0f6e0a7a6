"""The task queue. Without REDIS_URL every task runs inside the request that asks for it."""

import os

from celery import Celery
from celery.schedules import crontab

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ezportal.settings")

app = Celery("ezportal")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
app.conf.beat_schedule = {
    # Soon after midnight in the portal's time zone, when the day that freshness counts from has changed.
    "refresh-freshness": {"task": "zones.tasks.refresh_freshness", "schedule": crontab(hour=0, minute=10)},
}
