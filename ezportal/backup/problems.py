"""What a backup or a restore refuses, in words for the administrator."""


class BackupError(Exception):
    """Nothing was written, or nothing was changed; the message says why and what to do."""
