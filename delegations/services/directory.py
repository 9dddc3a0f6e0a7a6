"""Who of a visit is shown to fellow delegates, and what of them: what each has agreed to, field by field."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils import timezone

from delegations.models import Delegate, DelegateContact

SHARED = ("shares_name", "shares_organisation", "shares_email", "shares_phone", "shares_messenger")
CONSENTS = (*SHARED, "shares_in_report")
# What delegates write themselves; their e-mail address is the one the link goes to, and staff keep it.
OWN_DATA = ("phone", "messenger")


@dataclass(frozen=True)
class Entry:
    """A delegate as fellow delegates see them; what was not agreed to is empty."""

    group: Any
    name: str = ""
    position: str = ""
    organisation: str = ""
    email: str = ""
    phone: str = ""
    messenger: str = ""


def entry_of(contact: DelegateContact) -> Entry | None:
    """What others see of a delegate; None for one who shows nothing."""
    who = contact.delegate
    if who.names_erased_at is not None or not any(getattr(contact, name) for name in SHARED):
        return None
    return Entry(
        group=who.group,
        name=" ".join(filter(None, (who.title, who.name))) if contact.shares_name else "",
        position=who.position if contact.shares_name else "",
        organisation=_organisation_of(who) if contact.shares_organisation else "",
        email=contact.email if contact.shares_email else "",
        phone=contact.phone if contact.shares_phone else "",
        messenger=contact.messenger if contact.shares_messenger else "",
    )


def _organisation_of(delegate: Delegate) -> str:
    return delegate.organisation_stated or str(delegate.organisation or "")


def fellow_delegates(delegate: Delegate) -> list[Entry]:
    """The others of the same visit who show something of themselves, by group and number; one query."""
    others = DelegateContact.objects.filter(delegate__visit=delegate.visit_id).exclude(delegate=delegate)
    contacts = others.select_related(
        "delegate__group__country", "delegate__group__organisation", "delegate__organisation"
    ).order_by("delegate__group__order", "delegate__number", "pk")
    return [entry for contact in contacts if (entry := entry_of(contact)) is not None]


def own_contact(delegate: Delegate) -> DelegateContact:
    """The delegate's contact data, empty and unsaved where there is none yet."""
    return DelegateContact.objects.filter(delegate=delegate).first() or DelegateContact(delegate=delegate)


@transaction.atomic
def save_consent(*, delegate: Delegate, values: Mapping[str, Any]) -> DelegateContact:
    """Keep what the delegate agrees to show (`CONSENTS`) and the own numbers (`OWN_DATA`)."""
    Delegate._base_manager.select_for_update().get(pk=delegate.pk)
    contact = own_contact(delegate)
    before = [getattr(contact, name) for name in CONSENTS]
    for name in (*CONSENTS, *OWN_DATA):
        setattr(contact, name, values[name])
    agreed = [getattr(contact, name) for name in CONSENTS]
    if agreed != before:
        contact.consented_at = timezone.now() if any(agreed) else None
    contact.save()
    return contact
