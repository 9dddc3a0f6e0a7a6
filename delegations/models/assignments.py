"""What delegates bring and hand in: expectations before the visit, case studies after it."""

from __future__ import annotations

import secrets
from pathlib import PurePosixPath
from typing import Any, ClassVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.storage import storages
from django.core.validators import FileExtensionValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from delegations.models.base import RecordedModel, VisitPart, check_same_visit
from delegations.models.people import Delegate
from delegations.models.visit import CountryGroup, DiscussionArea, LearningVisit
from delegations.validators import FILE_TYPES, check_content, check_size
from ezportal.languages import DEFAULT_LANGUAGE
from zones.choices import Publication
from zones.models.public import PublicModel, PublishableModel


def private_files() -> Any:
    """Where handed-in files lie: never below a public address."""
    return storages["private"]


def random_place(row: models.Model, filename: str) -> str:
    """Where a handed-in file lies. Its own name is dropped: people put theirs into it."""
    return f"case-studies/{secrets.token_hex(16)}{PurePosixPath(filename).suffix.lower()}"


class HandedInModel(PublishableModel):
    """Something a delegate may write through the personal link.

    A draft is being written, `in_review` is handed in, `published` was released by staff. `edition` counts the saves,
    whoever makes them, so that two open tabs don't overwrite each other.
    """

    same_visit: ClassVar[tuple[str, ...]] = ()
    visit_path: ClassVar[str] = "visit"

    language = models.CharField(
        _("language"), max_length=12, choices=settings.LANGUAGES, blank=True, help_text=_("In which it was written."),
    )  # fmt: skip
    edition = models.PositiveIntegerField(_("edition"), default=0, editable=False)
    handed_in_at = models.DateTimeField(_("handed in at"), null=True, blank=True, editable=False)

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        before = self.stored()
        if before is not None and self.differs_from(before):
            self.edition = before.edition + 1
        super().save(*args, **kwargs)

    def public_row(self) -> PublicModel | None:
        return getattr(self, "visit", None)

    def clean(self) -> None:
        super().clean()
        check_same_visit(self, self.same_visit)
        self.check_group_of_writer()

    def check_group_of_writer(self) -> None:
        """A country's focal point reads what its group hands in; the writer is therefore one of that group."""
        delegate, group = getattr(self, "delegate", None), getattr(self, "group_id", None)
        if delegate is not None and group is not None and delegate.group_id != group:
            raise ValidationError({"delegate": _("The delegate belongs to another country group.")})

    @property
    def is_draft(self) -> bool:
        return self.publication == Publication.DRAFT


class Expectation(RecordedModel, HandedInModel):
    """What the delegates of a country expect of a visit."""

    same_visit = ("group", "delegate")

    visit = models.ForeignKey(
        LearningVisit, on_delete=models.CASCADE, related_name="expectations", verbose_name=_("learning visit"),
    )  # fmt: skip
    group = models.ForeignKey(
        CountryGroup, on_delete=models.RESTRICT, related_name="expectations", verbose_name=_("country group"),
    )  # fmt: skip
    delegate = models.ForeignKey(
        Delegate, on_delete=models.SET_NULL, null=True, blank=True, related_name="expectations",
        verbose_name=_("delegate"), help_text=_("Who wrote it. Not public."),
    )  # fmt: skip
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    text = models.TextField(_("text"), max_length=2000)
    area = models.ForeignKey(
        DiscussionArea, on_delete=models.PROTECT, null=True, blank=True, related_name="expectations",
        verbose_name=_("discussion area"),
    )  # fmt: skip

    class Meta:
        verbose_name = _("expectation")
        verbose_name_plural = _("expectations")
        ordering = ("visit", "group", "order", "pk")

    def __str__(self) -> str:
        return (self.text or self.written)[:120]

    @property
    def _column(self) -> str:
        return f"text_{(self.language or DEFAULT_LANGUAGE).replace('-', '_')}"

    @property
    def written(self) -> str:
        """The text in the language its writer chose; translations are made by staff."""
        return getattr(self, self._column) or ""

    def write(self, text: str, language: str) -> None:
        """Put the writer's text, which moves when the writer says that it is in another language."""
        if language != self.language:
            setattr(self, self._column, None)
            self.language = language
        setattr(self, self._column, text)


class AssignmentTopic(RecordedModel, VisitPart):
    """A topic on which delegates are to write a case study."""

    visit = models.ForeignKey(
        LearningVisit, on_delete=models.CASCADE, related_name="topics", verbose_name=_("learning visit"),
    )  # fmt: skip
    order = models.PositiveSmallIntegerField(_("order"))
    text = models.TextField(_("text"))
    area = models.ForeignKey(
        DiscussionArea, on_delete=models.PROTECT, null=True, blank=True, related_name="topics",
        verbose_name=_("discussion area"),
    )  # fmt: skip

    class Meta:
        verbose_name = _("assignment topic")
        verbose_name_plural = _("assignment topics")
        ordering = ("visit", "order", "pk")
        constraints = (models.UniqueConstraint(fields=("visit", "order"), name="assignmenttopic_order_once"),)

    def __str__(self) -> str:
        return self.text[:120]


class CaseStudy(HandedInModel):
    """What a delegate wrote on a topic, as text or as a file. The public reads the text, never the writer."""

    same_visit = ("topic", "group", "delegate")

    visit = models.ForeignKey(
        LearningVisit, on_delete=models.CASCADE, related_name="case_studies", verbose_name=_("learning visit"),
    )  # fmt: skip
    topic = models.ForeignKey(
        AssignmentTopic, on_delete=models.RESTRICT, null=True, blank=True, related_name="case_studies",
        verbose_name=_("topic"),
    )  # fmt: skip
    group = models.ForeignKey(
        CountryGroup, on_delete=models.RESTRICT, related_name="case_studies", verbose_name=_("country group"),
    )  # fmt: skip
    delegate = models.ForeignKey(
        Delegate, on_delete=models.SET_NULL, null=True, blank=True, related_name="case_studies",
        verbose_name=_("delegate"), help_text=_("Who wrote it. Not public."),
    )  # fmt: skip
    title = models.CharField(_("title"), max_length=250, blank=True)
    text = models.TextField(_("text"), max_length=50_000, blank=True)
    file = models.FileField(
        _("file"), upload_to=random_place, storage=private_files, blank=True, max_length=200,
        validators=[FileExtensionValidator(FILE_TYPES), check_size, check_content],
        help_text=_("PDF, Word or PowerPoint, at most 10 MB. Only staff open it."),
    )  # fmt: skip

    class Meta:
        verbose_name = _("case study")
        verbose_name_plural = _("case studies")
        ordering = ("visit", "group", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(publication="draft") | ~Q(text="") | ~Q(file=""),
                name="casestudy_has_content",
                violation_error_message=_("Write the case study or add a file before it is handed in."),
            ),
        )

    def __str__(self) -> str:
        return self.title or (str(self.topic) if self.topic else f"#{self.pk}")
