"""The entry point of the web server."""

import os
from typing import Any

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "ezportal.settings")
os.environ["EZPORTAL_PROCESS"] = "web"  # before the settings are read

within = get_wsgi_application()
del os.environ["EZPORTAL_PROCESS"]  # what this process starts is not one that serves

from django.conf import settings  # noqa: E402  they stand only now

from ezportal.access_log import AccessLog  # noqa: E402
from ezportal.observing import Observed  # noqa: E402
from ezportal.serving import in_web_process  # noqa: E402
from zones.edge.at_once import KeptAnswers  # noqa: E402
from zones.edge.layer import Edge  # noqa: E402
from zones.index.ahead import begin_to_read  # noqa: E402
from zones.straight.answers import StraightAnswers  # noqa: E402


def observed(inner: Any) -> Observed:
    """What observes is outermost: it counts and logs the answers of all layers, also of the one that gives way."""
    return Observed(
        inner,
        trusts_proxy=settings.TRUSTED_PROXIES > 0,
        access_log=AccessLog(as_json=settings.IS_PRODUCTION) if settings.ACCESS_LOG else None,
    )


edge = Edge(within, straight=StraightAnswers())
application = observed(in_web_process(edge))
application.at_once = KeptAnswers(edge, observed)
application.begin = begin_to_read
