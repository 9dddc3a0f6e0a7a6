"""The entry point of the web server."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ezportal.settings")
os.environ["EZPORTAL_PROCESS"] = "web"  # before the settings are read

within = get_wsgi_application()
del os.environ["EZPORTAL_PROCESS"]  # what this process starts is not one that serves

from ezportal.serving import in_web_process  # noqa: E402  these read the settings, which stand only now
from zones.edge.layer import Edge  # noqa: E402

application = in_web_process(Edge(within))
