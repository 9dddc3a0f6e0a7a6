"""The entry point of the web server."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ezportal.settings")

django_application = get_wsgi_application()

from django.conf import settings  # noqa: E402  after Django has been set up

from ezportal.access_log import AccessLog  # noqa: E402
from ezportal.observing import Observed  # noqa: E402

# Outermost, around whatever else answers: it counts and logs the answers of all layers.
application = Observed(
    django_application,
    trusts_proxy=settings.TRUSTED_PROXIES > 0,
    access_log=AccessLog(as_json=settings.IS_PRODUCTION) if settings.ACCESS_LOG else None,
)
