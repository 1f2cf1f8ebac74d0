"""What an installation stands on: production says in a line what is missing, and a trial's mail is in var."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SAID = {"SECRET_KEY": "k3y" * 20, "DATABASE_URL": "sqlite://:memory:", "EMAIL_URL": "consolemail://"}


def manage(*arguments: str, settings: str, **said: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if name not in SAID}
    environment = kept | said | {"DJANGO_SETTINGS_MODULE": f"csp_portal.settings.{settings}"}
    command = [sys.executable, "manage.py", *arguments]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


def test_production_starts_once_all_it_stands_on_is_said() -> None:
    assert manage("check", settings="production", **SAID).returncode == 0


@pytest.mark.parametrize(
    ("name", "value"), [("SECRET_KEY", ""), ("SECRET_KEY", "k3y" * 16), ("DATABASE_URL", ""), ("EMAIL_URL", "")]
)
def test_production_refuses_to_start_and_says_in_a_line_what_is_missing(name: str, value: str) -> None:
    refused = manage("check", settings="production", **SAID | {name: value})

    assert refused.returncode == 1
    [line] = refused.stderr.splitlines()
    assert [other for other in SAID if other in line] == [name]


def test_a_trials_mail_lies_in_the_checkout() -> None:
    asked = "from django.conf import settings; print(settings.EMAIL_FILE_PATH)"

    assert manage("shell", "--no-imports", "-c", asked, settings="local").stdout.strip() == str(ROOT / "var" / "mail")
