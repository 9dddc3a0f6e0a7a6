from ezportal.celery import app as celery_app

# Celery finds tasks through the app, so it must exist as soon as the project does.
__all__ = ["celery_app"]
