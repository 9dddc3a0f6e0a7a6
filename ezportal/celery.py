"""The task queue. Without REDIS_URL every task runs inside the request that asks for it."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ezportal.settings")

app = Celery("ezportal")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()
