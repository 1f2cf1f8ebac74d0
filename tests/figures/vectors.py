"""The published test values kept beside the checkout; tests that use them are skipped where they are not there."""

import csv
from pathlib import Path

import pytest
from django.conf import settings


def shared_file(path: str) -> Path:
    """A file under the shared folder."""
    file = Path(settings.BASE_DIR).parent / "shared" / path
    if not file.exists():
        pytest.skip(f"The open data is not beside the checkout: {file} is missing.")
    return file


def shared_rows(path: str) -> list[dict[str, str]]:
    """The rows of such a file, by column."""
    with shared_file(path).open(encoding="utf-8", newline="") as source:
        return list(csv.DictReader(source))
