"""The task queue. Without REDIS_URL every task runs inside the request that asks for it."""

import os

from celery import Celery
from celery.schedules import crontab

from ezportal import task_observing as task_observing  # connects to Celery's signals
from ezportal.heartbeat import EVERY_SECONDS

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ezportal.settings")

app = Celery("ezportal")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
# Each may be run again at any time. What is due once a day comes three times, as the queue may be away at the first:
# soon after midnight in the portal's time zone, when the day has changed, and when offices open.
NIGHT, OFFICE = "0,3,6", "8,11,14"
app.conf.beat_schedule = {
    # Of no use when late, so that none wait in the queue when workers come back.
    "note-heartbeat": {
        "task": "ezportal.tasks.note_heartbeat",
        "schedule": EVERY_SECONDS,
        "options": {"expires": EVERY_SECONDS},
    },
    "refresh-freshness": {"task": "zones.tasks.refresh_freshness", "schedule": crontab(hour=NIGHT, minute=10)},
    "keep-forms": {"task": "zones.tasks.keep_forms", "schedule": crontab(minute="*/2")},
    "erase-personal-data": {
        "task": "delegations.tasks.erase_personal_data",
        "schedule": crontab(hour=NIGHT, minute=30),
    },
    "remind-of-recommendations": {
        "task": "delegations.tasks.remind_of_recommendations",
        "schedule": crontab(hour=OFFICE, minute=0),
    },
    "remind-before-close": {
        "task": "evaluations.tasks.remind_before_close",
        "schedule": crontab(hour=OFFICE, minute=10),
    },
    "close-surveys": {"task": "evaluations.tasks.close_surveys", "schedule": crontab(minute=5)},
    "send-waiting-invitations": {
        "task": "evaluations.tasks.send_waiting_invitations",
        "schedule": crontab(minute="5-59/10"),
    },
    "erase-directories-of-reports": {
        "task": "evaluations.tasks.erase_directories",
        "schedule": crontab(hour=NIGHT, minute=50),
    },
    "restart-stuck-reports": {"task": "evaluations.tasks.restart_stuck_reports", "schedule": crontab(minute="*/5")},
    "send-waiting-links": {"task": "delegations.tasks.send_waiting_links", "schedule": crontab(minute="*/10")},
}
