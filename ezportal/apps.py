from django.apps import AppConfig


class EzportalConfig(AppConfig):
    """The project package, installed as an app for its commands and template tags."""

    name = "ezportal"
    verbose_name = "EZ Portal"

    def ready(self) -> None:
        from ezportal import signing_in  # noqa: F401  its receivers
