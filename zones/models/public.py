"""Bases of everything the public may see: saving such a row moves the data version."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import Any, ClassVar, NoReturn, Self

from django.db import IntegrityError, models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ezportal import edtf
from zones.choices import ChangeAction, LocationPrecision, Publication
from zones.models.changes import note_change, record_changes


class PublicQuerySet(models.QuerySet[Any]):
    """Row-wise writes only, because each must reach the change feed; for many rows see `zones.models.batches`."""

    def delete(self) -> tuple[int, dict[str, int]]:
        total = 0
        by_model: dict[str, int] = {}
        with record_changes():
            for row in self:
                count, counts = row.delete()
                total += count
                by_model.update({name: by_model.get(name, 0) + n for name, n in counts.items()})
        return total, by_model

    def update(self, **kwargs: Any) -> NoReturn:
        raise TypeError(f"{self.model.__name__}: save rows one by one, so that the change feed hears of them")

    def bulk_create(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise TypeError(f"{self.model.__name__}: save rows one by one, so that the change feed hears of them")

    bulk_update = bulk_create


class PublicModel(models.Model):
    """A row of a public resource, or a part of one.

    A save that changes nothing writes nothing: no history, no new data version.
    """

    public_resource: ClassVar[str] = ""
    # Whether its rows have a `zone`, on whose profile they are shown and nowhere else among profiles.
    is_part_of_zone: ClassVar[bool] = False
    unfollowed_fields: ClassVar[tuple[str, ...]] = ("created_at", "updated_at", "search_text")

    created_at = models.DateTimeField(_("created at"), auto_now_add=True)
    updated_at = models.DateTimeField(_("updated at"), auto_now=True)

    objects = PublicQuerySet.as_manager()

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        before = self.stored()
        if before is not None and not self.differs_from(before):
            return
        with record_changes():
            super().save(*args, **kwargs)
            announce(before, self)

    def public_row(self) -> PublicModel | None:
        """The resource row whose public form shows this one; itself unless it is a part."""
        return self

    def public_key(self) -> str:
        return str(getattr(self, "slug", self.pk))

    def is_public(self) -> bool:
        return True

    @classmethod
    def refresh_derived(cls, pks: Sequence[int]) -> None:
        """Bring derived columns up to date; called once per transaction with the rows touched."""

    @classmethod
    def stamp(cls, pks: Sequence[int]) -> None:
        """Say when they changed, also of rows that changed only in what they show of others."""
        cls._base_manager.filter(pk__in=pks).update(updated_at=timezone.now())

    @classmethod
    def dependants(cls, pks: Sequence[int]) -> Iterable[PublicModel]:
        """Rows of other resources whose public form repeats words of these rows."""
        return ()

    @classmethod
    def tell_zones(cls, pks: Sequence[int], sequence: int) -> bool:
        """Tell the zones whose profiles show these rows that they changed; False where any zone may show them.

        `sequence` is the data version of the change, in whose transaction this is called.
        """
        return False

    def stored(self) -> Self | None:
        """The row as the database has it now (one query), None before the first save."""
        return type(self)._base_manager.filter(pk=self.pk).first() if self.pk else None

    def differs_from(self, other: Self) -> bool:
        followed = (field for field in self._meta.concrete_fields if field.name not in self.unfollowed_fields)
        return any(field.to_python(getattr(self, field.attname)) != getattr(other, field.attname) for field in followed)

    def save_valid(self, *, read: Collection[str] = ()) -> None:
        """Check the fields, save, and turn a broken constraint into a ValidationError that names its rule.

        `read` names relations to rows that were just read, which their fields would only look up again.
        The database checks the constraints in any case; asking it about each of them first (`full_clean`) costs a
        query apiece, so that is done only to find the words after a refusal.
        """
        self.clean_fields(exclude=set(read))
        self.clean()
        try:
            with record_changes():
                self.save()
        except IntegrityError:
            self.full_clean()
            raise

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        with record_changes():
            announce(self, None)
            return super().delete(*args, **kwargs)


def _seen_at(row: PublicModel | None) -> PublicModel | None:
    if row is None or not row.is_public():
        return None
    owner = row.public_row()
    return owner if owner is not None and owner.is_public() else None


def announce(before: PublicModel | None, after: PublicModel | None, *, is_stamped: bool = False) -> None:
    """Note what the public sees differently between two states of one row (None: absent)."""
    old, new = _seen_at(before), _seen_at(after)
    is_part = (after or before).public_row() is not (after or before)  # type: ignore[union-attr]
    if is_part:
        for owner in {id_of(row): row for row in (old, new) if row is not None}.values():
            note_change(owner, ChangeAction.UPDATED)
    elif old is None and new is not None:
        note_change(new, ChangeAction.CREATED, is_stamped=is_stamped)
    elif old is not None and new is None:
        note_change(old, ChangeAction.DELETED if after is None else ChangeAction.WITHDRAWN, is_stamped=is_stamped)
    elif new is not None:
        note_change(new, ChangeAction.UPDATED, is_stamped=is_stamped)


def id_of(row: PublicModel) -> tuple[str, str]:
    return row.public_resource, row.public_key()


class PublishedQuerySet(PublicQuerySet):
    def published(self) -> Self:
        """Rows the public may see."""
        return self.filter(publication=Publication.PUBLISHED)


class PublishableModel(PublicModel):
    """A public row with a publication state of its own."""

    publication = models.CharField(
        _("publication"), max_length=10, choices=Publication, default=Publication.DRAFT, db_index=True,
        help_text=_("Only published rows are shown to the public."),
    )  # fmt: skip

    objects = PublishedQuerySet.as_manager()

    class Meta:
        abstract = True

    def is_public(self) -> bool:
        return self.publication == Publication.PUBLISHED


class DraftLanguagesModel(models.Model):
    """Names some of which are drafts that no native speaker has checked."""

    draft_languages = models.CharField(
        _("draft languages"), max_length=60, blank=True,
        help_text=_("Languages in which the text still waits for a native speaker, for example: km lo my."),
    )  # fmt: skip

    class Meta:
        abstract = True


class SourcedModel(models.Model):
    """A statement with its source: who says it, where in the source, for which date."""

    source = models.ForeignKey(
        "zones.Source", on_delete=models.PROTECT, verbose_name=_("source"), related_name="%(class)s_rows",
        help_text=_("Who says so."),
    )  # fmt: skip
    locator = models.CharField(
        _("place in the source"), max_length=200, blank=True, help_text=_("Page, line, table or section."),
    )  # fmt: skip
    stated = models.CharField(
        _("as stated"), max_length=300, blank=True, help_text=_("The figure or phrase as the source prints it."),
    )  # fmt: skip
    as_of = models.CharField(
        _("as of"), max_length=10, blank=True, validators=[edtf.EDTFValidator()],
        help_text=_("The date it speaks of: 2019, 2019-12 or 2019-12-09."),
    )  # fmt: skip
    note = models.TextField(_("note"), blank=True, help_text=_("Doubts, other readings, how it was derived. Public."))

    class Meta:
        abstract = True


class PlacedModel(models.Model):
    """A point on the map (WGS 84) with the precision that is claimed for it."""

    longitude = models.DecimalField(_("longitude"), max_digits=8, decimal_places=5, null=True, blank=True)
    latitude = models.DecimalField(_("latitude"), max_digits=7, decimal_places=5, null=True, blank=True)
    location_precision = models.CharField(
        _("precision of the point"), max_length=8, choices=LocationPrecision, blank=True,
    )  # fmt: skip

    class Meta:
        abstract = True

    @property
    def is_approximate(self) -> bool:
        return self.location_precision not in ("", LocationPrecision.SITE)


def edtf_check(field: str, name: str) -> models.CheckConstraint:
    """The field is empty or an EDTF level 0 date."""
    return models.CheckConstraint(
        condition=Q(**{field: ""}) | Q(**{f"{field}__regex": edtf.PATTERN}),
        name=name,
        violation_error_message=_("Enter a date as precisely as the source states it: 2003, 2016-12 or 2013-09-29."),
    )


def point_checks(name: str) -> list[models.CheckConstraint]:
    """Longitude, latitude and precision come together, and lie on the globe."""
    empty = Q(longitude__isnull=True, latitude__isnull=True, location_precision="")
    known = Q(longitude__isnull=False, latitude__isnull=False)  # a CHECK passes what NULL makes unknown
    whole = known & Q(longitude__range=(-180, 180), latitude__range=(-90, 90)) & ~Q(location_precision="")
    return [
        models.CheckConstraint(
            condition=empty | whole,
            name=f"{name}_point_is_whole",
            violation_error_message=_("Give longitude, latitude and precision together, or none of them."),
        )
    ]


def one_of_check(fields: Iterable[str], name: str) -> models.CheckConstraint:
    """Exactly one of the foreign keys is set: what the row speaks of."""
    fields = tuple(fields)
    condition = Q()
    for chosen in fields:
        condition |= Q(**{f"{field}__isnull": field != chosen for field in fields})
    return models.CheckConstraint(
        condition=condition,
        name=name,
        violation_error_message=_("Choose exactly one subject this row speaks of."),
    )


def positive_check(field: str, name: str) -> models.CheckConstraint:
    return models.CheckConstraint(
        condition=Q(**{f"{field}__isnull": True}) | Q(**{f"{field}__gt": 0}),
        name=name,
        violation_error_message=_("The figure must be greater than zero."),
    )
