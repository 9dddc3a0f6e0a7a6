from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class ZonesConfig(AppConfig):
    name = "zones"
    verbose_name = _("Zones")

    def ready(self) -> None:
        from ezportal.backup import journal, steps
        from zones import access, triggers
        from zones.models import Enquiry, Subscription
        from zones.services.resuming import leave_given_numbers_behind

        post_migrate.connect(triggers.install, sender=self)
        post_migrate.connect(access.ensure_groups, sender=self)
        access.add_focal_rules(access.FOCAL_RULES)
        steps.after_restore.append(leave_given_numbers_behind)
        journal.watch(Enquiry)
        journal.watch(Subscription)
