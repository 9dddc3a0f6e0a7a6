"""Tells a container's engine whether its process lives: `alive.py web`, `alive.py worker` or `alive.py beat`.

Standard library only, so that asking costs little: Celery's own `inspect ping` takes seconds of processor time.
"""

import os
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

# A worker touches its file every two seconds, beat at least every quarter of a minute.
OLDEST_SECONDS = 90


def is_web_alive() -> bool:
    port = os.environ.get("WEB_PORT", "8000")
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/health/live", timeout=4) as answer:
        return answer.status == 200


def is_process_alive(name: str) -> bool:
    folder = Path(os.environ.get("ALIVE_DIR", tempfile.gettempdir()))
    return time.time() - (folder / f"ezportal-{name}-alive").stat().st_mtime < OLDEST_SECONDS


def main() -> int:
    name = sys.argv[1]
    try:
        return 0 if (is_web_alive() if name == "web" else is_process_alive(name)) else 1
    except OSError as error:
        print(f"{name}: {error}", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
