"""Words that everybody who attacks this portal tries first."""

from __future__ import annotations

import re
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

# The portal, the institute, the region and the roles. A password may hold them, but not consist of them.
WORDS = (
    "mekong", "lancang", "institute", "mekonginstitute", "ezportal", "portal", "economic", "economics", "zone",
    "zones", "special", "sez", "ez", "mi", "information", "centre", "center", "onestop", "cambodia", "china", "laos",
    "lao", "myanmar", "thailand", "vietnam", "khonkaen", "boten", "mohan", "admin", "administrator", "editor",
    "focal", "point", "staff", "password", "passwort", "secret", "welcome", "change", "login",
)  # fmt: skip
LEAST_LEFT = 6


class PortalWordsValidator:
    """Refuses a password that is made of the portal's own words, digits and signs."""

    def validate(self, password: str, user: Any = None) -> None:
        left = re.sub(r"[\W\d_]", "", password.casefold())
        for word in sorted(WORDS, key=len, reverse=True):
            left = left.replace(word, "")
        if len(set(left)) < LEAST_LEFT and re.search(r"[a-z]", password.casefold()):
            raise ValidationError(self.get_help_text(), code="password_of_portal_words")

    def get_help_text(self) -> str:
        return _("The password must have more in it than words of the portal, of the institute and its countries.")
