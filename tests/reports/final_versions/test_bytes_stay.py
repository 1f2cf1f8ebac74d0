"""A final paper's bytes stand: after data are restated, after its layout changes, after a restore from a backup."""

import hashlib
import os
import shutil
import sqlite3
import subprocess
import sys
from decimal import Decimal
from importlib import resources
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.urls import reverse

from core.numbers.quantities import Quantity
from performance.observations.services import correct_observation
from reports.final_versions.services import make_final
from reports.layouts import shipped as layouts
from reports.layouts.editing import SectionChange
from reports.layouts.services import change_layout
from reports.live_figures.selectors import live_paper
from reports.models import FinalVersion, FinalVersionFile
from reports.papers import documents
from reports.trail import services as trail
from reports.trail.selectors import trail_of
from tests import builders
from tests.pages import sign_in


def plan_with_figures():
    plan = builders.make_plan()
    measure = builders.make_measure(plan)
    builders.make_observation(measure, value=153, year="2012-13")
    builders.make_observation(measure, value=253, year="2013-14")
    return plan


def made_final(report):
    looked_at = trail_of(report).prints.content
    trail.review(by=None, report=report, looked_at=looked_at)
    trail.sign(by=builders.make_user(), report=report, looked_at=looked_at)
    return make_final(by=None, report=report, looked_at=looked_at)


def downloads(paper):
    """Every file as the permanent address answers it."""
    partnership = paper.partnership
    client = sign_in(partnership)
    found = {}
    for file in paper.files.all():
        answer = client.get(reverse("final-version-file", args=[partnership.slug, paper.reference, file.name]))
        assert answer["ETag"] == f'"{hashlib.sha256(answer.content).hexdigest()}"'
        found[file.name] = answer.content
    return found


@pytest.mark.django_db
def test_after_the_data_are_restated():
    plan = plan_with_figures()
    report = builders.make_report(plan)
    paper = made_final(report)
    before = downloads(paper)
    assert sorted(before) == ["data.xlsx", "paper.docx", "paper.html", "paper.pdf"]
    observation = plan.measures.get().indicator.observations.get(period="2013-14")
    correct_observation(by=None, observation=observation, version=1, quantity=Quantity.known(Decimal(259)))
    assert downloads(paper) == before
    assert b"to 259" not in before["paper.html"]
    assert "to 259" in documents.to_html(live_paper(report).paper).decode()


@pytest.mark.django_db
def test_after_the_layouts_file_changes_on_disk(tmp_path, monkeypatch):
    report = builders.make_report(plan_with_figures())
    paper = made_final(report)
    before, kept = downloads(paper), FinalVersion.objects.get(pk=paper.pk).layout
    for file in resources.files("reports.layouts").iterdir():
        if file.name.endswith(".yaml"):
            changed = file.read_text("utf-8").replace("heading: Background\n", "heading: New name\n")
            (tmp_path / file.name).write_text(changed.replace("priorities, performance, ", "priorities, "), "utf-8")
    monkeypatch.setattr(layouts.resources, "files", lambda _package: tmp_path)
    layouts._all.cache_clear()
    try:
        assert layouts.layout_named(report.layout).section("background").heading == "New name"
        assert downloads(paper) == before
        again = FinalVersion.objects.get(pk=paper.pk)
        assert again.layout == kept
        assert b"What the figures say" in before["paper.html"]
        assert "What the figures say" not in documents.to_html(live_paper(report).paper).decode()
    finally:
        monkeypatch.undo()
        layouts._all.cache_clear()


@pytest.mark.django_db
def test_after_an_own_layout_changes():
    plan = plan_with_figures()
    own = builders.make_own_layout(plan.partnership)
    paper = made_final(builders.make_report(plan, layout=own.slug))
    before = downloads(paper)
    change_layout(
        by=None, layout=own, version=1, title="Ours", changes=[SectionChange("background", "New name", 1, stays=False)]
    )
    assert downloads(paper) == before


def manage(database: Path, *arguments: str) -> str:
    """What the command prints, run as an installation's own process on that database."""
    environment = os.environ | {
        "DATABASE_URL": f"sqlite:///{database}", "DJANGO_SETTINGS_MODULE": "csp_portal.settings.local",
    }  # fmt: skip
    command = [sys.executable, str(Path(settings.BASE_DIR) / "manage.py"), *arguments]
    return subprocess.run(command, env=environment, check=True, capture_output=True, text=True).stdout


def bytes_in(database: Path) -> dict[str, bytes]:
    with sqlite3.connect(database) as opened:
        found = opened.execute("SELECT name, content, sha256 FROM reports_finalversionfile").fetchall()
    opened.close()
    assert all(hashlib.sha256(content).hexdigest() == sha256 for _, content, sha256 in found)
    return {name: bytes(content) for name, content, _ in found}


@pytest.mark.django_db(transaction=True)
def test_after_a_restore_from_a_copied_database_and_from_a_dump(tmp_path):
    if connection.vendor != "sqlite":
        pytest.skip("copies a SQLite file; PostgreSQL is backed up by its own tools")
    made_final(builders.make_report(plan_with_figures()))
    before = {file.name: bytes(file.content) for file in FinalVersionFile.objects.all()}
    live, copy, dump = tmp_path / "portal.sqlite3", tmp_path / "backup.sqlite3", tmp_path / "dump.json"
    with sqlite3.connect(live) as target:
        connection.connection.backup(target)
    target.close()
    shutil.copy(live, copy)
    manage(live, "dumpdata", "--exclude", "contenttypes", "--exclude", "auth.permission", "--output", str(dump))
    manage(live, "flush", "--no-input")
    assert bytes_in(live) == {}
    manage(live, "loaddata", str(dump))
    assert bytes_in(live) == before
    assert bytes_in(copy) == before
    assert set(before) == {"data.xlsx", "paper.docx", "paper.html", "paper.pdf"}
