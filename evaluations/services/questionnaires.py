"""Making questionnaires from questionnaires: a new version of one that is published, or another one like it."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Max
from django.utils.translation import gettext as _

from evaluations.models import Questionnaire
from zones.choices import Publication
from zones.models import record_changes


def supersede_questionnaire(*, questionnaire: Questionnaire) -> Questionnaire:
    """A draft of the next version, with the same codes. The old version stays in use until the new one is published."""
    if not questionnaire.is_frozen():
        raise ValidationError(_("A draft is edited; only a published questionnaire is superseded."))
    if Questionnaire._base_manager.filter(supersedes=questionnaire).exists():
        raise ValidationError(_("There is a newer version already."))
    last = Questionnaire._base_manager.filter(code=questionnaire.code).aggregate(last=Max("version"))["last"]
    return _copy(
        questionnaire, slug=f"{questionnaire.code}-{last + 1}", version=last + 1, supersedes=questionnaire,
    )  # fmt: skip


def copy_questionnaire(*, questionnaire: Questionnaire, slug: str, code: str, title: str) -> Questionnaire:
    """Another questionnaire that begins as a copy; raises ValidationError where slug or code are taken."""
    return _copy(questionnaire, slug=slug, code=code, version=1, supersedes=None, title_en=title)


def publish_questionnaire(*, questionnaire: Questionnaire) -> None:
    """Publish a draft that has questions; the version it supersedes is withdrawn. Raises ValidationError."""
    if questionnaire.publication == Publication.PUBLISHED:
        return
    questions = list(questionnaire.questions.prefetch_related("choices"))
    if not questions:
        raise ValidationError(_("A questionnaire without questions can't be published."))
    bare = [question.code for question in questions if question.kind == "choice" and len(question.choices.all()) < 2]
    if bare:
        raise ValidationError(
            _("These questions offer fewer than two answers: %(codes)s.") % {"codes": ", ".join(bare)}
        )
    with record_changes():
        questionnaire.publication = Publication.PUBLISHED
        questionnaire.save()
        old = questionnaire.supersedes
        if old is not None and old.publication == Publication.PUBLISHED:
            old.publication = Publication.WITHDRAWN
            old.save()


def _copy(original: Questionnaire, **values: Any) -> Questionnaire:
    with record_changes():
        copy: Questionnaire = _duplicate(original, publication=Publication.DRAFT, **values)
        sections = {row.pk: _duplicate(row, questionnaire=copy) for row in original.sections.all()}
        for row in original.questions.prefetch_related("choices"):
            question = _duplicate(row, questionnaire=copy, section=sections[row.section_id])
            for choice in row.choices.all():
                _duplicate(choice, question=question)
    return copy


def _duplicate(row: Any, **values: Any) -> Any:
    """A new row with the values of this one, but for those given; in every language."""
    kept = {
        field.attname: getattr(row, field.attname)
        for field in row._meta.concrete_fields
        if not field.primary_key and field.name not in ("created_at", "updated_at")
    }
    for name, value in values.items():
        kept.pop(row._meta.get_field(name).attname, None)
        kept[name] = value
    new = type(row)(**kept)
    new.save_valid()
    return new
