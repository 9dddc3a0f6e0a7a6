from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class EvaluationsConfig(AppConfig):
    name = "evaluations"
    verbose_name = _("Evaluations")

    def ready(self) -> None:
        from delegations import contributions as visits
        from evaluations import access, loading, triggers
        from evaluations.services import sealing
        from evaluations.services.forgetting import forget_delegates
        from evaluations.views import parts
        from ezportal.backup import journal
        from zones import contributions
        from zones.loading import load
        from zones.triggers import add_rules

        add_rules(triggers.RULES)
        load.add_part(loading.FILES, loading.load_rows)
        contributions.resources.update(parts.RESOURCES)
        contributions.resting_kinds.update(parts.RECORDED_KINDS)
        visits.recorded_kinds.update(parts.RECORDED_KINDS)
        visits.pages.append(parts.PAGE)
        visits.delegate_tasks.append(parts.surveys_to_answer)
        visits.sections.append(parts.overview_section)
        visits.erasers.append(forget_delegates)
        journal.replayers[sealing.SEALED] = sealing.replay_sealing
        post_migrate.connect(access.ensure_permissions, sender=self)
