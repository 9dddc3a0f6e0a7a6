"""Files that lie below no public address: staff fetch them through the admin."""

from django.core.files.storage import FileSystemStorage


class PrivateFileStorage(FileSystemStorage):
    """Where no base address is given, Django takes that of the public media; this storage has none at all."""

    def url(self, name: str | None) -> str:
        raise ValueError("This file is not accessible via a URL.")
