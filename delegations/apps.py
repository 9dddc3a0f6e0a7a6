from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class DelegationsConfig(AppConfig):
    name = "delegations"
    verbose_name = _("Learning visits")

    def ready(self) -> None:
        from delegations import access, loading, naming
        from delegations.api.serializers.visits import VisitsOfZone
        from delegations.choices import ErasureKind
        from delegations.models import Delegate, DelegateContact
        from delegations.services import retention
        from delegations.views import learned, parts, sitemaps
        from ezportal.backup import journal
        from zones import contributions
        from zones.access import add_focal_rules
        from zones.loading import load
        from zones.models import Organisation

        add_focal_rules(access.FOCAL_RULES)
        post_migrate.connect(access.ensure_permissions, sender=self)
        load.add_part(loading.FILES, loading.load_rows)
        contributions.zone_sections.append(learned.zone_section)
        contributions.country_sections.append(learned.country_section)
        contributions.resources.update(parts.RESOURCES)
        contributions.resting_kinds.update(parts.RESTING_KINDS)
        contributions.sitemaps.update(sitemaps.SITEMAPS)
        contributions.zone_fields["visits"] = VisitsOfZone
        contributions.dependants[Organisation].append(naming.rows_naming)
        journal.replayers.update(dict.fromkeys(ErasureKind.values, retention.replay))
        journal.replayers[retention.PAST] = retention.replay_past
        journal.kept_elsewhere.append(retention.logged_in_table)
        journal.watch(Delegate)
        journal.watch(DelegateContact)
