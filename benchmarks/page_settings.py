"""The embedded portal with static files as production serves them: collected, named by content, compressed."""

import os
from pathlib import Path

from ezportal import settings as portal

globals().update({name: value for name, value in vars(portal).items() if name.isupper()})

STATIC_ROOT = Path(os.environ["BENCH_STATIC_ROOT"])
STORAGES = {
    **portal.STORAGES,
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
WHITENOISE_USE_FINDERS = False
