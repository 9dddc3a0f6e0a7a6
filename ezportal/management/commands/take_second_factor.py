"""`manage.py take_second_factor NAME`: for the last administrator who has lost every app."""

from typing import Any

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand, CommandError, CommandParser

from ezportal.second_factor import apps_of, take_away


class Command(BaseCommand):
    help = (
        "Take the second factor of an account away, so that its owner signs in with the password and sets up a new one."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("name", help="as the owner signs in")

    def handle(self, *args: Any, name: str, **options: Any) -> None:
        user = get_user_model().objects.filter(username=name).first()
        if user is None:
            raise CommandError(f"There is no account “{name}”.")
        if not take_away(apps_of(user), by=None):
            raise CommandError(f"“{name}” has no second factor.")
        self.stdout.write(f"“{name}” signs in with the password alone now.")
