"""The published test values kept beside the checkout; tests that use them are skipped where they are not there."""

import csv
from pathlib import Path

import pytest
from django.conf import settings


def shared_rows(path: str) -> list[dict[str, str]]:
    """The rows of a file under the shared folder, by column."""
    file = Path(settings.BASE_DIR).parent / "shared" / path
    if not file.exists():
        pytest.skip(f"The open data is not beside the checkout: {file} is missing.")
    with file.open(encoding="utf-8", newline="") as source:
        return list(csv.DictReader(source))
