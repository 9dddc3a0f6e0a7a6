"""What staff show beside their password: a code that an app makes of a shared key and the time (TOTP, RFC 6238).

The codes are django-otp's: each counts once, and wrong ones make the next try wait, twice as long each time.
"""

from __future__ import annotations

import logging
import time
from base64 import b32encode
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django_otp.oath import TOTP
from django_otp.plugins.otp_totp.models import TOTPDevice

log = logging.getLogger("ezportal.security")

# A telephone, a computer, and one in the office's safe; more only hide the one that was lost.
MOST_APPS = 5


def apps_of(user: Any) -> QuerySet[Any]:
    """What makes this account's codes, oldest first."""
    return TOTPDevice.objects.devices_for_user(user, confirmed=True).order_by("pk")


def plain_code(text: str) -> str:
    """Apps show six digits in two groups."""
    return "".join(text.split())


def app_that_made(code: str, user: Any) -> TOTPDevice | None:
    """The account's app that made the code just now; the code does not count again."""
    with transaction.atomic():
        apps = list(apps_of(user).select_for_update())
        made = next((app for app in apps if app.verify_token(plain_code(code))), None)
        if made is not None:
            # The code was a wrong one to the apps asked before, whose owner has nothing to wait for.
            for app in apps:
                if app.throttling_failure_count and app.pk != made.pk:
                    app.throttle_reset()
    return made


def app_with(key: str, code: str, **fields: Any) -> TOTPDevice | None:
    """An app that is still to be kept, if the code is of the key just now; the code does not count again."""
    app = TOTPDevice(key=key, **fields)
    totp = TOTP(app.bin_key)
    totp.time = time.time()
    digits = plain_code(code)
    if not digits.isdecimal() or not totp.verify(int(digits), tolerance=app.tolerance):
        return None
    app.last_t, app.drift = totp.t(), totp.drift
    return app


def keep_app(app: TOTPDevice) -> None:
    app.save()
    log.info("Second factor added: user %s", app.user_id)


def take_away(apps: QuerySet[Any], *, by: Any) -> int:
    """How many apps make no more codes that count; sessions they opened have no second factor from now on."""
    taken = list(apps.values_list("pk", "user_id"))
    apps.filter(pk__in=[pk for pk, _user in taken]).delete()
    for _pk, user in taken:
        log.warning("Second factor taken away: user %s by %s", user, f"user {by.pk}" if by else "command")
    return len(taken)


def readable_key(app: TOTPDevice) -> str:
    """For typing it in where no camera is: base 32 in groups of four."""
    text = b32encode(app.bin_key).decode()
    return " ".join(text[at : at + 4] for at in range(0, len(text), 4))
