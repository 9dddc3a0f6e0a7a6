"""The entry point of the web server."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ezportal.settings")

within = get_wsgi_application()

from zones.edge.layer import Edge  # noqa: E402  it reads the settings, which stand only now

application = Edge(within)
