"""Questionnaires and what they are made of. A published one is superseded, never edited."""

from __future__ import annotations

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from evaluations.choices import Level, Purpose, QuestionKind
from zones.choices import Publication
from zones.models.public import DraftLanguagesModel, PublicModel, PublicQuerySet, PublishableModel

MOST_POINTS = 10
CODE_PATTERN = r"^[a-z][a-z0-9_]*$"


class Scale(DraftLanguagesModel, PublicModel):
    """A rating scale with a label for each point, from 1 (lowest) to `points`."""

    public_resource = "rating-scales"

    slug = models.SlugField(_("slug"), max_length=60, unique=True)
    name = models.CharField(_("name"), max_length=120)
    note = models.TextField(_("note"), blank=True, help_text=_("Where the labels come from. Public."))
    points = models.PositiveSmallIntegerField(
        _("points"), default=5, validators=[MinValueValidator(2), MaxValueValidator(MOST_POINTS)],
    )  # fmt: skip

    class Meta:
        verbose_name = _("rating scale")
        verbose_name_plural = _("rating scales")
        ordering = ("slug",)
        constraints = (
            models.CheckConstraint(
                condition=Q(points__range=(2, MOST_POINTS)),
                name="scale_points_in_range",
                violation_error_message=_("A scale has 2 to 10 points."),
            ),
        )

    def __str__(self) -> str:
        return self.name


class ScalePoint(PublicModel):
    """What one point of a scale means in words."""

    scale = models.ForeignKey(
        Scale, on_delete=models.CASCADE, related_name="scale_points", verbose_name=_("rating scale"),
    )  # fmt: skip
    value = models.PositiveSmallIntegerField(_("point"))
    label = models.CharField(_("label"), max_length=120)

    class Meta:
        verbose_name = _("point of a scale")
        verbose_name_plural = _("points of a scale")
        ordering = ("scale", "value")
        constraints = (
            models.UniqueConstraint(fields=("scale", "value"), name="scalepoint_once"),
            models.CheckConstraint(
                condition=Q(value__range=(1, MOST_POINTS)),
                name="scalepoint_value_in_range",
                violation_error_message=_("A point is a number from 1 to 10."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.value} {self.label}"

    def public_row(self) -> PublicModel | None:
        return getattr(self, "scale", None)


class Questionnaire(DraftLanguagesModel, PublishableModel):
    """A form in one version. The next version supersedes it and keeps the codes of the questions that stay."""

    public_resource = "questionnaires"

    slug = models.SlugField(_("slug"), max_length=80, unique=True)
    code = models.SlugField(_("code"), max_length=60, help_text=_("The same for all versions of the form."))
    version = models.PositiveSmallIntegerField(_("version"), default=1)
    purpose = models.CharField(_("purpose"), max_length=15, choices=Purpose)
    title = models.CharField(_("title"), max_length=250)
    note = models.TextField(_("note"), blank=True, help_text=_("Where the questions come from. Public."))
    introduction = models.TextField(_("introduction"), blank=True, help_text=_("Shown above the first question."))
    supersedes = models.OneToOneField(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="superseded_by", editable=False,
        verbose_name=_("supersedes"),
    )  # fmt: skip

    class Meta:
        verbose_name = _("questionnaire")
        verbose_name_plural = _("questionnaires")
        ordering = ("code", "-version")
        constraints = (
            models.UniqueConstraint(fields=("code", "version"), name="questionnaire_version_once"),
            models.CheckConstraint(
                condition=Q(supersedes__isnull=True) | ~Q(supersedes=F("pk")), name="questionnaire_not_its_own_follower"
            ),
        )

    def __str__(self) -> str:
        return f"{self.title} ({self.version})" if self.version > 1 else self.title

    def is_frozen(self) -> bool:
        """Whether questions and their order can't be changed any more."""
        return self.publication in (Publication.PUBLISHED, Publication.WITHDRAWN)


SUPERSEDED_NOT_EDITED = _("This questionnaire is published: make a new version of it instead.")


class FrozenWithQuestionnaire:
    """A row of a questionnaire's form: once the questionnaire is published it stays as it is.

    `frozen_columns` say what is asked; texts in other languages than English are not among them and may still be
    mended. The database keeps the same rule (see `evaluations.triggers`).
    """

    frozen_columns: ClassVar[tuple[str, ...]] = ()

    def clean(self) -> None:
        super().clean()  # type: ignore[misc]
        owner: Any = self.public_row()  # type: ignore[attr-defined]
        if owner is None or not owner.is_frozen():
            return
        before = self.stored()  # type: ignore[attr-defined]
        if before is None:
            raise ValidationError(SUPERSEDED_NOT_EDITED)
        for name in self.frozen_columns:
            if (getattr(self, name) or None) != (getattr(before, name) or None):
                raise ValidationError({name.removesuffix("_id"): SUPERSEDED_NOT_EDITED})

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        owner: Any = self.public_row()  # type: ignore[attr-defined]
        if owner is not None and owner.is_frozen():
            raise ValidationError(SUPERSEDED_NOT_EDITED)
        return super().delete(*args, **kwargs)  # type: ignore[misc]


class Section(FrozenWithQuestionnaire, PublicModel):
    """A part of a questionnaire with a heading."""

    frozen_columns = ("questionnaire_id", "order", "title_en", "description_en")

    questionnaire = models.ForeignKey(
        Questionnaire, on_delete=models.CASCADE, related_name="sections", verbose_name=_("questionnaire"),
    )  # fmt: skip
    order = models.PositiveSmallIntegerField(_("order"))
    title = models.CharField(_("title"), max_length=250)
    description = models.TextField(_("description"), blank=True)

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")
        ordering = ("questionnaire", "order", "pk")
        constraints = (models.UniqueConstraint(fields=("questionnaire", "order"), name="section_order_once"),)

    def __str__(self) -> str:
        return self.title

    def public_row(self) -> PublicModel | None:
        return getattr(self, "questionnaire", None)


class Question(FrozenWithQuestionnaire, PublicModel):
    """A question with a code that never changes, so that answers of several versions and times can be compared."""

    frozen_columns = (
        "questionnaire_id", "section_id", "order", "code", "kind", "level", "text_en", "help_en", "scale_id",
        "asks_then", "is_required", "lowest", "highest", "longest",
    )  # fmt: skip

    questionnaire = models.ForeignKey(
        Questionnaire, on_delete=models.CASCADE, related_name="questions", verbose_name=_("questionnaire"),
    )  # fmt: skip
    section = models.ForeignKey(
        Section, on_delete=models.CASCADE, related_name="questions", verbose_name=_("section"),
    )  # fmt: skip
    order = models.PositiveSmallIntegerField(_("order"))
    code = models.CharField(
        _("code"), max_length=60,
        help_text=_("Small letters, digits and _. The same item has the same code everywhere."),
    )  # fmt: skip
    kind = models.CharField(_("kind"), max_length=10, choices=QuestionKind)
    level = models.CharField(_("level"), max_length=10, choices=Level)
    text = models.TextField(_("text"))
    help = models.TextField(_("help"), blank=True)
    scale = models.ForeignKey(
        Scale, on_delete=models.PROTECT, null=True, blank=True, related_name="questions", verbose_name=_("scale"),
    )  # fmt: skip
    asks_then = models.BooleanField(
        _("asked for then and now"), default=False, help_text=_("How was it before the visit, how is it now?"),
    )  # fmt: skip
    is_required = models.BooleanField(_("must be answered"), default=False)
    lowest = models.DecimalField(_("lowest number"), max_digits=12, decimal_places=2, null=True, blank=True)
    highest = models.DecimalField(_("highest number"), max_digits=12, decimal_places=2, null=True, blank=True)
    longest = models.PositiveIntegerField(
        _("longest answer in characters"), default=2000, validators=[MinValueValidator(1), MaxValueValidator(10_000)],
    )  # fmt: skip

    objects = PublicQuerySet.as_manager()

    class Meta:
        verbose_name = _("question")
        verbose_name_plural = _("questions")
        ordering = ("questionnaire", "section__order", "order", "pk")
        constraints = (
            models.UniqueConstraint(fields=("questionnaire", "code"), name="question_code_once"),
            models.UniqueConstraint(fields=("section", "order"), name="question_order_once"),
            models.CheckConstraint(
                condition=Q(code__regex=CODE_PATTERN),
                name="question_code_is_plain",
                violation_error_message=_("A code has small letters, digits and _, and begins with a letter."),
            ),
            models.CheckConstraint(
                condition=Q(kind=QuestionKind.SCALE, scale__isnull=False)
                | ~Q(kind=QuestionKind.SCALE) & Q(scale__isnull=True, asks_then=False),
                name="question_scale_has_scale",
                violation_error_message=_("A rating needs a scale, and only a rating has one."),
            ),
            models.CheckConstraint(
                condition=Q(lowest__isnull=True) | Q(highest__isnull=True) | Q(highest__gte=F("lowest")),
                name="question_range_in_order",
                violation_error_message=_("The highest number is below the lowest."),
            ),
        )

    def __str__(self) -> str:
        return f"{self.code}: {self.text[:80]}"

    def public_row(self) -> PublicModel | None:
        return getattr(self, "questionnaire", None)

    def clean(self) -> None:
        super().clean()
        if self.section_id and self.questionnaire_id and self.section.questionnaire_id != self.questionnaire_id:
            raise ValidationError({"section": _("This section belongs to another questionnaire.")})


class Choice(FrozenWithQuestionnaire, PublicModel):
    """One of the answers that a question offers."""

    frozen_columns = ("question_id", "order", "code", "label_en")

    question = models.ForeignKey(
        Question, on_delete=models.CASCADE, related_name="choices", verbose_name=_("question"),
    )  # fmt: skip
    order = models.PositiveSmallIntegerField(_("order"))
    code = models.CharField(_("code"), max_length=60)
    label = models.CharField(_("label"), max_length=250)

    class Meta:
        verbose_name = _("choice")
        verbose_name_plural = _("choices")
        ordering = ("question", "order", "pk")
        constraints = (
            models.UniqueConstraint(fields=("question", "code"), name="choice_code_once"),
            models.UniqueConstraint(fields=("question", "order"), name="choice_order_once"),
        )

    def __str__(self) -> str:
        return self.label

    def public_row(self) -> PublicModel | None:
        return self.question.public_row()
