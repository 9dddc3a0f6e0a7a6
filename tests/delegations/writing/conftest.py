"""Somebody who writes, in a browser that has opened the personal link."""

import pytest
from django.test import Client

from tests.delegations.personal import come_in
from tests.factories import (
    DelegateFactory,
)


@pytest.fixture
def delegate(db):
    return DelegateFactory()


@pytest.fixture
def browser(delegate) -> Client:
    return come_in(delegate)
