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
    "keep-forms": {"task": "zones.tasks.keep_forms", "schedule": crontab(minute="*/2")},
    "erase-personal-data": {"task": "delegations.tasks.erase_personal_data", "schedule": crontab(hour=0, minute=30)},
    # When offices open.
    "remind-of-recommendations": {
        "task": "delegations.tasks.remind_of_recommendations",
        "schedule": crontab(hour=8, minute=0),
    },
    "remind-before-close": {"task": "evaluations.tasks.remind_before_close", "schedule": crontab(hour=8, minute=10)},
    "close-surveys": {"task": "evaluations.tasks.close_surveys", "schedule": crontab(minute=5)},
    "send-waiting-invitations": {
        "task": "evaluations.tasks.send_waiting_invitations",
        "schedule": crontab(minute=25),
    },
    "erase-directories-of-reports": {
        "task": "evaluations.tasks.erase_directories",
        "schedule": crontab(hour=0, minute=50),
    },
    "restart-stuck-reports": {"task": "evaluations.tasks.restart_stuck_reports", "schedule": crontab(minute="*/5")},
    "send-waiting-links": {"task": "delegations.tasks.send_waiting_links", "schedule": crontab(minute=20)},
}
