"""The profile fields of a zone: which columns are tracked by claims, and how a value is written as text.

A claim keeps its value as canonical text, so that one table holds them all and two claims are equal exactly when
their texts are. Each field here knows how to read its text from a zone, put it back, check what a writer gives,
and say it as JSON. Empty text means: no known value.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.db.models import Model
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from ezportal import edtf
from zones.choices import DevelopmentForm, LocationPrecision, OperatingStatus


def _model(name: str) -> Any:
    """A model by name: the models read this module, so it can't import them."""
    return apps.get_model("zones", name)


def _decimal(text: str, *, places: int) -> Decimal:
    try:
        number = Decimal(text)
    except InvalidOperation as error:
        raise ValidationError(_("“%(text)s” is not a number."), params={"text": text}) from error
    if not number.is_finite():
        raise ValidationError(_("“%(text)s” is not a number."), params={"text": text})
    rounded = round(number, places)
    if rounded != number:
        raise ValidationError(_("Give at most %(places)d decimal places."), params={"places": places})
    return rounded


def plain(number: Decimal) -> str:
    """The number without exponent and without trailing zeros: 1640, 28.78."""
    text = format(number, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


@dataclass(frozen=True)
class ProfileField:
    """A tracked field. `columns` are the zone's columns that hold its accepted value."""

    name: str
    label: str | Promise
    columns: tuple[str, ...]
    parse: Callable[[str], tuple[Any, ...]]
    write_text: Callable[..., str]
    as_json: Callable[[str], Any] = str
    is_date: bool = False
    is_free_text: bool = False

    def read(self, zone: Model) -> str:
        """Canonical text of the zone's value, empty for none."""
        values = [getattr(zone, column) for column in self.columns]
        return self.write_text(*values) if values[0] not in (None, "") else ""

    def canonical(self, text: str) -> str:
        """The canonical form of what a writer gave; raises ValidationError naming the field."""
        try:
            return self.write_text(*self.parse(text.strip()))
        except ValidationError as error:
            raise ValidationError({self.name: error.messages}) from error

    def put(self, zone: Model, text: str) -> None:
        """Write the value into the zone's columns (not saved)."""
        values = self.parse(text) if text else (self._empty(zone, column) for column in self.columns)
        for column, value in zip(self.columns, values, strict=True):
            setattr(zone, column, value)

    def agrees(self, one: str, other: str) -> bool:
        """Whether two canonical values can both be true: "2013" and "2013-09-29" differ in precision only, and
        two descriptions of a place in words.
        """
        if self.is_free_text and one and other:
            return True
        if self.is_date and one and other:
            return one.startswith(other) or other.startswith(one)
        return one.casefold() == other.casefold()

    @staticmethod
    def _empty(zone: Model, column: str) -> Any:
        field = zone._meta.get_field(column.removesuffix("_id") if column.endswith("_id") else column)
        return None if field.null else ""


def _text(
    name: str, label: str | Promise, column: str | None = None, *, length: int = 300, is_free_text: bool = False
) -> ProfileField:
    def parse(text: str) -> tuple[str]:
        if len(text) > length:
            raise ValidationError(_("Give at most %(length)d characters."), params={"length": length})
        if not text:
            raise ValidationError(_("Give a value."))
        return (text,)

    return ProfileField(name, label, (column or name,), parse, str, is_free_text=is_free_text)


def _url(name: str, label: str | Promise) -> ProfileField:
    def parse(text: str) -> tuple[str]:
        URLValidator(schemes=("http", "https"))(text)
        return (text,)

    return ProfileField(name, label, (name,), parse, str)


def _date(name: str, label: str | Promise) -> ProfileField:
    def parse(text: str) -> tuple[str]:
        edtf.EDTFValidator()(text)
        return (text,)

    return ProfileField(name, label, (name,), parse, str, is_date=True)


def _choice(name: str, label: str | Promise, choices: Any) -> ProfileField:
    def parse(text: str) -> tuple[str]:
        if text not in choices.values:
            raise ValidationError(
                _("“%(text)s” is not one of: %(choices)s."),
                params={"text": text, "choices": ", ".join(choices.values)},
            )
        return (text,)

    return ProfileField(name, label, (name,), parse, str)


def _area(name: str, label: str | Promise) -> ProfileField:
    def parse(text: str) -> tuple[Decimal]:
        area = _decimal(text, places=4)
        if area <= 0:
            raise ValidationError(_("An area is greater than zero."))
        return (area,)

    return ProfileField(name, label, (name,), parse, plain, as_json=lambda text: float(text))


def _money(name: str, label: str | Promise) -> ProfileField:
    def parse(text: str) -> tuple[Decimal, str]:
        amount, _space, currency = text.partition(" ")
        number = _decimal(amount, places=2)
        if number <= 0 or len(currency) != 3 or not (currency.isascii() and currency.isupper()):
            raise ValidationError(_("Give an amount above zero and its ISO 4217 currency, for example 500000000 USD."))
        return number, currency

    def as_json(text: str) -> dict[str, Any]:
        amount, currency = text.split()
        return {"amount": float(amount), "currency": currency}

    return ProfileField(
        name, label, (name, f"{name}_currency"), parse, lambda amount, currency: f"{plain(amount)} {currency}", as_json
    )


def _point(name: str, label: str | Promise) -> ProfileField:
    def parse(text: str) -> tuple[Decimal, Decimal, str]:
        parts = text.split()
        if len(parts) != 3 or parts[2] not in LocationPrecision.values:
            raise ValidationError(_("Give longitude, latitude and precision, for example 101.68306 21.19333 town."))
        longitude, latitude = _decimal(parts[0], places=5), _decimal(parts[1], places=5)
        if not (-180 <= longitude <= 180 and -90 <= latitude <= 90):
            raise ValidationError(_("The point does not lie on the globe."))
        return longitude, latitude, parts[2]

    def as_json(text: str) -> dict[str, Any]:
        longitude, latitude, precision = text.split()
        return {"lon": float(longitude), "lat": float(latitude), "precision": precision}

    def write(longitude: Decimal, latitude: Decimal, precision: str) -> str:
        return f"{plain(longitude)} {plain(latitude)} {precision}"

    return ProfileField(name, label, ("longitude", "latitude", "location_precision"), parse, write, as_json)


def _province(name: str, label: str | Promise) -> ProfileField:
    def parse(text: str) -> tuple[str]:
        if not _model("Province").objects.filter(pk=text).exists():
            raise ValidationError(_("There is no province with the ISO 3166-2 code “%(text)s”."), params={"text": text})
        return (text,)

    return ProfileField(name, label, ("province_id",), parse, str)


def _zone(name: str, label: str | Promise) -> ProfileField:
    def parse(text: str) -> tuple[int]:
        pk = _model("Zone").objects.filter(slug=text).values_list("pk", flat=True).first()
        if pk is None:
            raise ValidationError(_("There is no zone “%(text)s”."), params={"text": text})
        return (pk,)

    def write(pk: int) -> str:
        return _model("Zone")._base_manager.values_list("slug", flat=True).get(pk=pk)

    return ProfileField(name, label, ("component_of_id",), parse, write)


def _names() -> list[ProfileField]:
    """One field per language: each name has its own sources."""
    fields = []
    for code, language in settings.LANGUAGES:
        suffix = code.replace("-", "_")
        label = _("name") if code == "en" else f"{language}"
        fields.append(_text(f"name_{suffix}", label, length=200))
    return fields


FIELDS: tuple[ProfileField, ...] = (
    *_names(),
    _province("province", _("province")),
    _text("locality", _("location"), is_free_text=True),
    _point("location", _("point on the map")),
    _choice("status", _("operating status"), OperatingStatus),
    _choice("development_form", _("form of development"), DevelopmentForm),
    _area("area_ha", _("gross area (ha)")),
    _area("usable_area_ha", _("usable area (ha)")),
    _date("established", _("established")),
    _date("approved", _("approved")),
    _date("construction_started", _("construction started")),
    _money("investment_planned", _("planned investment")),
    _money("investment_committed", _("committed investment")),
    _money("investment_disbursed", _("investment made so far")),
    _text("land_tenure", _("land tenure")),
    _text("location_advantage", _("location advantage"), "location_advantage_en", length=500, is_free_text=True),
    _url("website", _("website")),
    _zone("component_of", _("component of")),
    _date("component_since", _("component since")),
)

BY_NAME: dict[str, ProfileField] = {field.name: field for field in FIELDS}


def field_named(name: str) -> ProfileField:
    """The tracked field of that name; raises ValidationError for a name that is none."""
    if name not in BY_NAME:
        raise ValidationError(
            {"field": _("“%(name)s” is not a profile field. The fields are: %(names)s.") % {
                "name": name, "names": ", ".join(BY_NAME),
            }}
        )  # fmt: skip
    return BY_NAME[name]
