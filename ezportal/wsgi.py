"""The entry point of the web server."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ezportal.settings")
os.environ["EZPORTAL_PROCESS"] = "web"  # before the settings are read

_portal = get_wsgi_application()

from ezportal.serving import in_web_process  # noqa: E402  it needs the settings

application = in_web_process(_portal)
