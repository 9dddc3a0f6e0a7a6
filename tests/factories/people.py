"""Rows that are never public."""

from __future__ import annotations

import datetime as dt

import factory

from tests.factories.reference import CountryFactory
from tests.factories.rows import RowFactory
from tests.factories.zones import ZoneFactory
from zones import models


class FocalPointFactory(RowFactory):
    class Meta:
        model = models.FocalPoint

    user = factory.SubFactory("tests.people.UserFactory")
    country = factory.SubFactory(CountryFactory)


class EnquiryFactory(RowFactory):
    class Meta:
        model = models.Enquiry

    zone = factory.SubFactory(ZoneFactory)
    received_at = dt.datetime(2026, 1, 5, 9, tzinfo=dt.UTC)
    email = factory.Sequence(lambda n: f"investor{n}@example.org")
    subject = "Test question"
    message = "A question made for tests."


class SubscriptionFactory(RowFactory):
    class Meta:
        model = models.Subscription

    email = factory.Sequence(lambda n: f"reader{n}@example.org")
    country = factory.SubFactory(CountryFactory)
