"""Files that lie below no public address: staff fetch them through the admin."""

from contextlib import suppress
from pathlib import Path
from typing import Any

from django.core.files.storage import FileSystemStorage


class PrivateFileStorage(FileSystemStorage):
    """Where no base address is given, Django takes that of the public media; this storage has none at all."""

    def _save(self, name: str, content: Any) -> str:
        """Django leaves behind the part that fitted on the disk."""
        before = Path(self.path(name)).exists()  # then Django writes under another name, and this is not ours
        try:
            return super()._save(name, content)  # type: ignore[misc]  # Django's stubs lack it
        except OSError:
            if not before:
                with suppress(OSError):
                    Path(self.path(name)).unlink(missing_ok=True)
            raise

    def url(self, name: str | None) -> str:
        raise ValueError("This file is not accessible via a URL.")
