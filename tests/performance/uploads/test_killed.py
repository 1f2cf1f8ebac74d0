"""Whatever is killed on the way, the figures are as before or as after, and the page says which."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from core import clock
from crime_data.models import Count, CountHistory, CountSource, Release, Series
from crime_data.releases.outcome import ImportRequest
from crime_data.releases.services import import_files
from performance.models import Upload, UploadChunk, UploadState
from performance.sign_off.models import signed_periods
from performance.uploads import tasks
from performance.uploads.services import decisions as services
from performance.uploads.services import processing as running
from tests.crime_data.files import ARSON, DRUGS
from tests.performance.uploads.conftest import table

pytestmark = pytest.mark.django_db(transaction=True)
POINTS = 10


class Crasher:
    """The other process, and what it is told."""

    def __init__(self):
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.performance.uploads.crashing", connection.settings_dict["NAME"]],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=Path(settings.BASE_DIR),
            env={**os.environ, "DJANGO_SETTINGS_MODULE": "csp_portal.settings.test"},
        )  # fmt: skip

    def run(self, way, upload, user, nth=0):
        connection.close()
        self.process.stdin.write(f"{way} {upload.pk} {user.pk} {nth}\n")
        self.process.stdin.flush()
        return self.process.stdout.readline().strip()

    def end(self):
        self.process.stdin.close()
        self.process.wait(timeout=30)
        self.process.stdout.close()


@pytest.fixture
def crasher(db):
    crasher = Crasher()
    yield crasher
    crasher.end()


def standing():
    """Everything that an import writes, by what it says."""
    names = {one.pk: (one.place, one.category) for one in Series.objects.all()}
    releases = dict(Release.objects.values_list("pk", "name"))
    return {
        model.__name__: sorted(
            (*names[series], period, str(value), releases[release])
            for series, period, value, release in model.objects.values_list("series", "period", "value", "release")
        )
        for model in (Count, CountHistory)
    } | {"releases": sorted(releases.values())}


def afresh(officer, tmp_path, *, agreed):
    """Figures that stand, and an upload that would change some of them."""
    for model in (Upload, Count, CountHistory, Series, Release):
        model.objects.all().delete()
    path = tmp_path / "first.csv"
    path.write_bytes(table({"count": 14}, {**ARSON, "count": 3}).read())
    import_files(
        ImportRequest(CountSource.HOME_OFFICE, [path], partnership=officer.partnership),
        by=None,
        signed_off=signed_periods,
    )
    given = [table({"count": 20}, {**ARSON, "count": 3}, {**DRUGS, "count": 5}, name="second.csv")]
    upload = services.receive(by=officer.user, partnership=officer.partnership, source="home_office", given=given)
    running.run(upload.pk)
    upload.refresh_from_db()
    return services.agree(by=officer.user, upload=upload, version=upload.version) if agreed else upload


@pytest.mark.parametrize("way", ["worker", "web"])
def test_a_kill_at_any_point_leaves_all_or_nothing_and_the_page_says_which(officer, crasher, tmp_path, way):
    upload = afresh(officer, tmp_path, agreed=way == "worker")
    before = standing()
    statements = int(crasher.run(way, upload, officer.user))
    after = standing()
    assert before != after
    ends = set()
    for point in range(1, POINTS + 1):
        upload = afresh(officer, tmp_path, agreed=way == "worker")
        assert crasher.run(way, upload, officer.user, max(1, statements * point // POINTS)) == "killed"
        upload.refresh_from_db()
        is_done = upload.state == UploadState.DONE
        assert standing() == (after if is_done else before)
        ends.add(upload.state)
        with clock.held_at(clock.now() + 2 * running.LEASE):
            told = officer.opens(upload).content.decode()
            if upload.is_under_way:
                assert "Nothing was taken in" in told
                assert "Start it again" in told
            tasks.watch_upload.call(upload.pk)
        upload.refresh_from_db()
        if upload.state == UploadState.READY:  # killed before it was agreed to: the person does so again
            assert standing() == before
            continue
        assert upload.state == UploadState.DONE
        assert standing() == after
        assert not UploadChunk.objects.exists()
    assert UploadState.APPLYING in ends, "some were killed in the middle"


def test_one_that_is_killed_again_and_again_is_given_up_and_can_be_started_anew(officer, crasher, tmp_path):
    upload = afresh(officer, tmp_path, agreed=True)
    before = standing()
    now = clock.now()
    for time in range(running.MOST_TRIES):
        assert crasher.run("worker", upload, officer.user, 12) == "killed"
        Upload.objects.update(heartbeat_at=now - 2 * running.LEASE)
        upload.refresh_from_db()
        assert upload.attempt == time + 2  # the check was the first
    tasks.watch_upload.call(upload.pk)
    upload.refresh_from_db()
    assert upload.state == UploadState.FAILED
    assert "not tried again" in officer.opens(upload).content.decode()
    assert standing() == before
    officer.decides("upload-restart", upload)
    upload.refresh_from_db()
    assert upload.state == UploadState.DONE
    assert standing() != before
