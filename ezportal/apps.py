from django.apps import AppConfig


class EzportalConfig(AppConfig):
    """The project package, installed as an app for its commands and template tags."""

    name = "ezportal"
    verbose_name = "EZ Portal"

    def ready(self) -> None:
        from django.contrib.auth import get_user_model
        from knox.models import get_token_model

        from ezportal import signing_in  # noqa: F401  its receivers
        from ezportal.backup import journal

        # Not only for privacy: who has left, and a key that was withdrawn, must not be let in again.
        journal.watch(get_user_model())
        journal.watch(get_token_model())
