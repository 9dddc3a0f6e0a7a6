"""Tells a load balancer whether this process lives, and whether it can serve."""

from django.db import DatabaseError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.cache import never_cache

from ezportal.cache import cache_answers


@never_cache
def live(request: HttpRequest) -> HttpResponse:
    """The process answers; nothing else is looked at, so a lost database restarts no web process."""
    return JsonResponse({"status": "ok"})


@never_cache
def ready(request: HttpRequest) -> HttpResponse:
    """Database and cache answer; 503 names the one that does not."""
    services = {"database": _database_answers(), "cache": cache_answers()}
    return JsonResponse(
        {name: "ok" if answers else "unavailable" for name, answers in services.items()},
        status=200 if all(services.values()) else 503,
    )


def _database_answers() -> bool:
    try:
        connection.ensure_connection()
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return False
    return True
