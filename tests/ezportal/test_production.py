"""Starts the settings in a process of their own, as a server would."""

import os
import subprocess
import sys

from django.conf import settings

from tests.ezportal.test_environment import EXTRAS, SAFE


def run_check(**variables):
    bare = {name: value for name, value in os.environ.items() if name not in {*SAFE, *EXTRAS, "DEBUG"}}
    return subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--tag", "security", "--fail-level", "WARNING"],
        cwd=settings.BASE_DIR,
        env=bare | variables,
        capture_output=True,
        text=True,
        check=False,
    )


def test_production_passes_the_deployment_check():
    result = run_check(**SAFE)
    assert (result.returncode, "no issues" in result.stdout) == (0, True), result.stderr


def test_production_passes_it_with_everything_that_may_be_set():
    result = run_check(**SAFE | EXTRAS)
    assert (result.returncode, "no issues" in result.stdout) == (0, True), result.stderr


def test_production_does_not_start_unsafe():
    result = run_check(**SAFE | {"ALLOWED_HOSTS": "*"})
    assert result.returncode != 0
    assert "ALLOWED_HOSTS: must list the portal's host names" in result.stderr
