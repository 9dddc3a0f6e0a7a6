"""The data version and the change feed.

One number moves the public world: the sequence of the last `Change`. Every write that alters what the public may
see adds a row here in the same transaction. Numbers are taken under the lock of one row that is held until commit,
so a reader who has seen number N will never later see a smaller one appear.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from itertools import chain
from typing import Any, ClassVar, NamedTuple, Protocol

from django.db import connection, models, transaction
from django.db.models import F
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from zones import contributions
from zones.choices import ChangeAction
from zones.models.inserting import insert_values


class PublicRow(Protocol):
    """What the feed needs to know of a row; `PublicModel` has it."""

    pk: Any
    public_resource: ClassVar[str]

    def public_key(self) -> str: ...

    def is_public(self) -> bool: ...

    @classmethod
    def refresh_derived(cls, pks: Sequence[int]) -> None: ...

    @classmethod
    def stamp(cls, pks: Sequence[int]) -> None: ...

    @classmethod
    def dependants(cls, pks: Sequence[int]) -> Iterable[PublicRow]: ...

    @classmethod
    def tell_zones(cls, pks: Sequence[int], sequence: int) -> bool: ...


class DataVersion(models.Model):
    """The single counter row; its lock orders the commits of all public writes."""

    last_sequence = models.BigIntegerField(_("last sequence"), default=0)
    surroundings_sequence = models.BigIntegerField(
        _("sequence of the surroundings"), default=0, db_default=0,
        help_text=_("The last change of something that the profile of any zone may show."),
    )  # fmt: skip

    class Meta:
        verbose_name = _("data version")
        verbose_name_plural = _("data version")
        ordering = ("pk",)
        constraints = (models.CheckConstraint(condition=models.Q(pk=1), name="dataversion_is_one_row"),)

    def __str__(self) -> str:
        return str(self.last_sequence)


class Change(models.Model):
    """One public change: which row of which resource, and what became of it."""

    sequence = models.BigIntegerField(_("sequence"), primary_key=True)
    resource = models.CharField(_("resource"), max_length=40)
    key = models.CharField(_("key"), max_length=200)
    action = models.CharField(_("action"), max_length=10, choices=ChangeAction)
    at = models.DateTimeField(_("at"), auto_now_add=True)

    class Meta:
        verbose_name = _("change")
        verbose_name_plural = _("changes")
        ordering = ("-sequence",)
        indexes = (models.Index(fields=("resource", "key"), name="change_resource_key"),)

    def __str__(self) -> str:
        return f"{self.sequence} {self.resource}/{self.key} {self.action}"


def data_version() -> int:
    """The number of the last committed public change; one primary-key read. 0 before any data."""
    return DataVersion.objects.filter(pk=1).values_list("last_sequence", flat=True).first() or 0


def surroundings_sequence() -> int:
    """The number of the last change of something that any zone's profile may show; one primary-key read."""
    return DataVersion.objects.filter(pk=1).values_list("surroundings_sequence", flat=True).first() or 0


def version_of(request: HttpRequest | None) -> int:
    """The data version that the answer to this request is labelled with; read anew where it has no label."""
    known: int | None = getattr(request, "data_version", None)
    return data_version() if known is None else known


class Noted(NamedTuple):
    """What happened to a row; with `is_stamped` its own column tells already that it is from this transaction."""

    action: ChangeAction
    model: type[PublicRow]
    pk: int | None
    is_stamped: bool = False


class Pending(dict[tuple[str, str], Noted]):
    """What a transaction has changed so far, by resource and key."""

    reaches_any_zone = False


_pending: ContextVar[Pending | None] = ContextVar("pending_changes", default=None)

_GONE = (ChangeAction.WITHDRAWN, ChangeAction.DELETED)


def _merge(first: ChangeAction, then: ChangeAction) -> ChangeAction | None:
    """What a partner needs to hear when two things happened to a row in one transaction; None for nothing."""
    if first == ChangeAction.CREATED:
        return None if then in _GONE else ChangeAction.CREATED
    if first in _GONE and then == ChangeAction.CREATED:
        return ChangeAction.UPDATED
    return first if then == ChangeAction.UPDATED else then


@contextmanager
def record_changes() -> Iterator[None]:
    """Open a transaction whose public changes are numbered once, at its end.

    Blocks nest: only the outermost writes. The counter's lock is therefore taken last and held shortly.
    """
    outer = _pending.get()
    if outer is not None:
        noted = dict(outer)
        try:
            with transaction.atomic():
                yield
        except BaseException:
            outer.clear()
            outer.update(noted)
            raise
        return
    pending = Pending()
    token = _pending.set(pending)
    try:
        with transaction.atomic():
            yield
            _write(pending)
    finally:
        _pending.reset(token)


def note_change(row: PublicRow, action: ChangeAction, *, is_stamped: bool = False) -> None:
    """Remember, inside `record_changes`, that something happened to a public resource row."""
    pending = _pending.get()
    if pending is None:
        raise RuntimeError("note_change() works inside record_changes() only")
    place = (row.public_resource, row.public_key())
    merged: ChangeAction | None = action
    if place in pending:
        merged = _merge(pending[place].action, action)
        is_stamped = is_stamped and pending[place].is_stamped
    if merged is None:
        del pending[place]
    else:
        pending[place] = Noted(merged, type(row), row.pk, is_stamped)


def note_any_zone() -> None:
    """Remember, inside `record_changes`, that the profile of any zone may show something of what changed."""
    pending = _pending.get()
    if pending is None:
        raise RuntimeError("note_any_zone() works inside record_changes() only")
    pending.reaches_any_zone = True


def _write(pending: Pending) -> None:
    _add_dependants(pending)
    touched = _touched(pending)
    for model, pks in touched.items():
        model.refresh_derived(pks)
    for model, pks in _touched({place: noted for place, noted in pending.items() if not noted.is_stamped}).items():
        model.stamp(pks)
    if not pending:
        return
    DataVersion.objects.get_or_create(pk=1)
    # The UPDATE locks the row until commit; whoever comes second waits here and gets later numbers.
    DataVersion.objects.filter(pk=1).update(last_sequence=F("last_sequence") + len(pending))
    last = DataVersion.objects.values_list("last_sequence", flat=True).get(pk=1)
    first = last - len(pending) + 1
    _number(pending, first)
    told = [model.tell_zones(pks, last) for model, pks in touched.items()]
    # Of a row that is gone nobody can say any more who showed it.
    is_any_gone = any(noted.action == ChangeAction.DELETED for noted in pending.values())
    if pending.reaches_any_zone or is_any_gone or not all(told):
        DataVersion.objects.filter(pk=1).update(surroundings_sequence=last)


def _number(pending: Pending, first: int) -> None:
    names = ("sequence", "resource", "key", "action", "at")
    fields: list[Any] = [Change._meta.get_field(name) for name in names]
    at = fields[-1].get_db_prep_save(timezone.now(), connection=connection)
    resources, keys = zip(*pending, strict=True)
    actions = [noted.action.value for noted in pending.values()]
    insert_values(Change, fields, [range(first, first + len(pending)), resources, keys, actions, [at] * len(pending)])


def _touched(pending: dict[tuple[str, str], Noted]) -> dict[type[PublicRow], list[int]]:
    touched: dict[type[PublicRow], list[int]] = {}
    for action, model, pk, _is_stamped in pending.values():
        if action != ChangeAction.DELETED and pk is not None:
            touched.setdefault(model, []).append(pk)
    return touched


def _add_dependants(pending: Pending) -> None:
    """A renamed organisation changes the zones that show it: their readers must hear of it too."""
    for model, pks in _touched(pending).items():
        found = [model.dependants(pks), *(find(pks) for find in contributions.dependants[model])]
        for row in chain.from_iterable(found):
            if row.is_public():
                pending.setdefault(
                    (row.public_resource, row.public_key()), Noted(ChangeAction.UPDATED, type(row), row.pk)
                )
