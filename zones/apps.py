from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class ZonesConfig(AppConfig):
    name = "zones"
    verbose_name = _("Zones")

    def ready(self) -> None:
        from zones import access, triggers

        post_migrate.connect(triggers.install, sender=self)
        post_migrate.connect(access.ensure_groups, sender=self)
        access.add_focal_rules(access.FOCAL_RULES)
