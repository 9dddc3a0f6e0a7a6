"""What apps do when a database was put back, before anybody is served from it.

Each adds its steps when it is ready. A step is told from which moment the data is, may run twice, and says in words
what it did, or nothing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

Step = Callable[[dt.datetime], str]

after_restore: list[Step] = []
