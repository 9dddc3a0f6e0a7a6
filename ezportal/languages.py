"""The seven interface languages: the six countries' own and English."""

import django.conf.locale

DEFAULT_LANGUAGE = "en"

# Each language is listed by the name its speakers use, never translated.
LANGUAGES = [
    ("en", "English"),
    ("zh-hans", "简体中文"),
    ("km", "ភាសាខ្មែរ"),
    ("lo", "ລາວ"),
    ("my", "မြန်မာ"),
    ("th", "ไทย"),
    ("vi", "Tiếng Việt"),
]


def register_languages() -> None:
    """Teach Django what it does not know: Lao as a whole, and the own name of Khmer."""
    known = django.conf.locale.LANG_INFO
    known["lo"] = {"bidi": False, "code": "lo", "name": "Lao", "name_local": "ລາວ"}
    known["km"] = {**known["km"], "name_local": "ភាសាខ្មែរ"}
