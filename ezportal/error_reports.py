"""Errors to a collector that speaks Sentry's protocol. Off unless SENTRY_DSN is set.

What leaves the portal is where the code failed, and nothing of whom: no bodies, cookies, headers, query strings, users,
addresses, local variables or breadcrumbs, and messages are masked like log lines.
"""

from typing import Any
from urllib.parse import urlsplit, urlunsplit

from ezportal.logs import mask_people
from ezportal.request_ids import current_request_id

KEPT_OF_REQUEST = {"method", "url"}
_OFF = {"mode": "off"}
# Each kind by name: what is left out here would be collected. (The library's older `send_default_pii` said less.)
NOTHING_OF_PEOPLE: dict[str, Any] = {
    "user_info": False,
    "cookies": _OFF,
    "http_headers": {"request": _OFF},
    "http_bodies": [],
    "url_query_params": _OFF,
    "graphql": {"document": False, "variables": False},
    "gen_ai": {"inputs": False, "outputs": False},
    "database_query_data": False,
    "queues": False,
    "stack_frame_variables": False,
}


def start(*, dsn: str, release: str, environment: str, **options: Any) -> None:
    """Begin to report; `options` are the library's own, for tests."""
    if not dsn:
        return
    import sentry_sdk
    from sentry_sdk.integrations.celery import CeleryIntegration
    from sentry_sdk.integrations.django import DjangoIntegration

    sentry_sdk.init(
        dsn=dsn,
        release=release,
        environment=environment,
        data_collection=NOTHING_OF_PEOPLE,  # type: ignore[arg-type]
        max_request_body_size="never",
        max_breadcrumbs=0,
        traces_sample_rate=None,
        auto_session_tracking=False,
        server_name="",  # a host's inner name is nobody's business
        # Only what is named is hooked in; others found by chance could report more.
        default_integrations=True,
        auto_enabling_integrations=False,
        integrations=[DjangoIntegration(), CeleryIntegration(propagate_traces=False)],
        before_send=without_people,
        **options,
    )


def without_people(event: Any, hint: Any) -> Any:
    """The event with only what names a place in the code, and the masked message."""
    for part in ("user", "breadcrumbs", "extra", "server_name", "modules"):
        event.pop(part, None)
    if request := event.get("request"):
        event["request"] = {name: _bare(value) for name, value in request.items() if name in KEPT_OF_REQUEST}
    _mask_message(event)
    for error in event.get("exception", {}).get("values", []):
        error["value"] = mask_people(str(error.get("value", "")))
    contexts = event.get("contexts", {})
    event["contexts"] = {name: contexts[name] for name in ("runtime", "trace") if name in contexts}
    if request_id := current_request_id():
        event.setdefault("tags", {})["request"] = request_id
    if transaction := event.get("transaction"):
        event["transaction"] = mask_people(transaction)
    return event


def _bare(value: Any) -> str:
    """An address without its query string, and without tokens."""
    return mask_people(urlunsplit(urlsplit(str(value))._replace(query="", fragment="")))


def _mask_message(event: Any) -> None:
    """The text as logged; its arguments would tell the same again."""
    entry = event.get("logentry")
    if entry:
        text = entry.get("formatted") or entry.get("message") or ""
        event["logentry"] = {"message": mask_people(text), "formatted": mask_people(text)}
    if message := event.get("message"):
        event["message"] = mask_people(message)
