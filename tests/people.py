"""The cast: the people as whom every page and endpoint is tried."""

from __future__ import annotations

import factory
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from factory.django import DjangoModelFactory

from tests.factories import CountryFactory
from zones import access
from zones.models import FocalPoint


class UserFactory(DjangoModelFactory):
    class Meta:
        model = get_user_model()
        skip_postgeneration_save = True

    username = factory.Sequence(lambda n: f"user{n}")
    is_staff = True


def make_focal_point(country_code: str):
    """A user who looks after one country's zones."""
    user = UserFactory(username=f"focal-{country_code.lower()}")
    user.groups.add(Group.objects.get(name=access.FOCAL_POINT))
    FocalPoint.objects.create(user=user, country=CountryFactory(code=country_code))
    return user


def make_member(group: str):
    """A user in one of the groups."""
    user = UserFactory(username=group)
    user.groups.add(Group.objects.get(name=group))
    return user
