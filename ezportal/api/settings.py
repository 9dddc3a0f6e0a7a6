"""Settings of the REST API, kept beside the classes they name."""

from datetime import timedelta
from typing import Any

# From the outside in. Each stands where it does for a reason told in its docstring.
PUBLIC_MIDDLEWARE = [
    "ezportal.api.middleware.ApiMiddleware",
    "ezportal.api.throttling.ThrottleMiddleware",
    "zones.middleware.PublicLabelMiddleware",
]

# The resources of version 1, app by app, as the index lists them.
API_URLS = ["zones.api.urls", "delegations.api.urls", "evaluations.api.urls"]

# Anonymous callers are counted by address, partners by the owner of the key.
API_REQUESTS_PER_MINUTE = {"anonymous": 60, "partner": 1200}

REST_FRAMEWORK: dict[str, Any] = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["ezportal.api.keys.ApiKeyAuthentication"],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.AllowAny"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "DEFAULT_CONTENT_NEGOTIATION_CLASS": "ezportal.api.negotiation.FormatNegotiation",
    "DEFAULT_PAGINATION_CLASS": "ezportal.api.pagination.PagePagination",
    # Filters run inside the views, and throttling outside of them (304 costs nothing).
    "DEFAULT_FILTER_BACKENDS": [],
    "DEFAULT_THROTTLE_CLASSES": [],
    "DEFAULT_SCHEMA_CLASS": "ezportal.api.schema.Schema",
    "DEFAULT_METADATA_CLASS": None,
    "EXCEPTION_HANDLER": "ezportal.api.failures.exception_handler",
    "URL_FORMAT_OVERRIDE": "format",
}

REST_KNOX = {
    "AUTH_HEADER_PREFIX": "Bearer",
    "TOKEN_TTL": timedelta(days=365),
    # Two at once, so that a partner can put the new key in place before the old one goes.
    "TOKEN_LIMIT_PER_USER": 2,
    "AUTO_REFRESH": False,
}

DESCRIPTION = """
Economic zones of the six Lancang-Mekong countries, with the source of every value, and the
learning visits of the Mekong Institute to them, from expectations to what became of each
recommendation. Of people there are counts only.

Everything is public and read-only. Unknown parameters and bad values are refused with `400`;
every refusal is a problem document (RFC 9457). Answers carry an `ETag` that begins with the
data version: send it back as `If-None-Match` and an unchanged answer costs you nothing.
""".strip()

SPECTACULAR_SETTINGS: dict[str, Any] = {
    "TITLE": "API of the economic-zone information centre",
    "DESCRIPTION": DESCRIPTION,
    "VERSION": "1",
    "OAS_VERSION": "3.1.0",
    "SCHEMA_PATH_PREFIX": r"/api/v1",
    "SERVE_INCLUDE_SCHEMA": False,
    "SORT_OPERATION_PARAMETERS": False,
    "POSTPROCESSING_HOOKS": ["zones.api.schema.add_vocabularies", "delegations.api.schema.add_vocabularies"],
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
    "SWAGGER_UI_SETTINGS": {"deepLinking": True, "docExpansion": "list", "validatorUrl": None},
}
