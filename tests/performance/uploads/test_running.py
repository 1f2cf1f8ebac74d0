"""One process at a time has an upload; what it does counts only while it has it."""

from datetime import timedelta

import pytest
from django.db import OperationalError
from django_tasks_db import DatabaseBackend
from django_tasks_db.models import DBTaskResult

from core import clock
from crime_data.models import Count, Release
from performance.models import Upload, UploadState
from performance.uploads import tasks
from performance.uploads.services import decisions as services
from performance.uploads.services import processing as running
from performance.uploads.services import storage as keeping
from tests.performance.uploads.conftest import table

pytestmark = pytest.mark.django_db


@pytest.fixture
def agreed(officer):
    given = [table({})]
    upload = services.receive(by=officer.user, partnership=officer.partnership, source="home_office", given=given)
    running.run(upload.pk)
    upload.refresh_from_db()
    return services.agree(by=officer.user, upload=upload, version=upload.version)


def test_of_two_processes_one_gets_it(agreed):
    assert running.claim(agreed.pk) is not None
    assert running.claim(agreed.pk) is None


def test_one_that_was_silent_for_too_long_is_overtaken_and_its_work_does_not_count(agreed, monkeypatch):
    take_in, counted = running.import_files, []

    def slowly(request, **values):
        monkeypatch.setattr(running, "import_files", take_in)
        with clock.held_at(clock.now() + 2 * running.LEASE):
            running.run(agreed.pk)
        counted.append(Count.objects.count())
        return take_in(request, **values)

    monkeypatch.setattr(running, "import_files", slowly)
    running.run(agreed.pk)
    agreed.refresh_from_db()
    assert agreed.state == UploadState.DONE
    assert agreed.attempt == 3  # the check, the slow one, the one that overtook it
    assert [Count.objects.count()] == counted
    assert Release.objects.count() == 1


def test_a_cancelled_import_stops_at_the_next_sign_of_life(agreed, officer):
    hold = running.claim(agreed.pk)
    agreed.refresh_from_db()
    services.cancel(by=officer.user, upload=agreed, version=agreed.version)
    hold.beaten -= 2 * running.BEAT
    with pytest.raises(running.ClaimLost):
        hold.tell(0.5)
    assert not Count.objects.exists()


def test_signs_of_life_say_how_far_it_is(agreed):
    hold = running.claim(agreed.pk)
    hold.tell(0.3)
    agreed.refresh_from_db()
    assert agreed.progress == 0, "not more often than once in a while"
    hold.beaten -= 2 * running.BEAT
    hold.tell(0.5)
    agreed.refresh_from_db()
    assert agreed.progress == 50


def test_bytes_that_are_not_those_received_are_refused(agreed):
    agreed.files.get().chunks.update(content=b"Financial Year\n")
    running.run(agreed.pk)
    agreed.refresh_from_db()
    assert agreed.state == UploadState.REFUSED
    assert "not what was received" in agreed.message
    assert not Count.objects.exists()


def test_a_file_is_kept_in_pieces_and_read_out_whole(officer, monkeypatch):
    monkeypatch.setattr(keeping, "PIECE", 100)
    given = [table({}, {"count": 3}, name="../../etc/two.csv")]
    content = given[0].read()
    upload = services.receive(by=officer.user, partnership=officer.partnership, source="home_office", given=given)
    assert upload.files.get().chunks.count() == -(-len(content) // 100)
    with keeping.stored_files(upload) as (paths, names):
        assert names == ["two.csv"]
        assert paths[0].read_bytes() == content


def test_where_the_database_went_away_the_page_says_so_and_it_can_be_started_again(agreed, officer, monkeypatch):
    def breaks(*arguments, **values):
        raise OperationalError("server closed the connection unexpectedly")

    with monkeypatch.context() as broken:
        broken.setattr("performance.uploads.services.processing.import_files", breaks)
        with pytest.raises(OperationalError):
            running.run(agreed.pk)
    agreed.refresh_from_db()
    assert agreed.state == UploadState.FAILED
    assert "The database could not be reached" in officer.opens(agreed).content.decode()
    officer.decides("upload-restart", agreed)
    agreed.refresh_from_db()
    assert agreed.state == UploadState.DONE


def test_an_error_that_nobody_foresaw_ends_it_and_is_not_hidden(agreed, monkeypatch):
    def breaks(*arguments, **values):
        raise RuntimeError("a bug")

    monkeypatch.setattr("performance.uploads.services.processing.import_files", breaks)
    with pytest.raises(RuntimeError):
        running.run(agreed.pk)
    agreed.refresh_from_db()
    assert agreed.state == UploadState.FAILED
    assert "a bug" not in agreed.message


def test_what_is_at_work_cannot_be_started_again(agreed, officer):
    running.claim(agreed.pk)
    agreed.refresh_from_db()
    page = officer.decides("upload-restart", agreed)
    assert "there is nothing to start again" in page.content.decode()


def test_files_that_nobody_decided_about_are_let_go_after_a_month(officer):
    officer.gives(table({}))
    with clock.held_at(clock.now() + services.KEPT_FOR + timedelta(days=1)):
        officer.gives(table({"count": 2}, name="new.csv"))
    old = Upload.objects.order_by("pk")[0]
    assert old.state == UploadState.CANCELLED
    assert not keeping.UploadChunk.objects.filter(file__upload=old).exists()


@pytest.fixture
def database_tasks(monkeypatch):
    monkeypatch.setattr("django_tasks.base.Task.get_backend", lambda task: DatabaseBackend("default", {}))


def test_what_a_killed_worker_left_running_in_the_queue_is_written_down_as_failed(agreed, database_tasks):
    tasks.run_upload.enqueue(agreed.pk)
    tasks.run_upload.enqueue(agreed.pk + 1)
    DBTaskResult.objects.update(status="RUNNING", started_at=clock.now() - 2 * running.LEASE)
    tasks.watch_upload.call(agreed.pk)
    agreed.refresh_from_db()
    assert agreed.state == UploadState.DONE
    states = {one.args_kwargs["args"][0]: one.status for one in DBTaskResult.objects.all()}
    assert states == {agreed.pk: "FAILED", agreed.pk + 1: "RUNNING"}


def test_a_file_waits_for_the_worker_and_is_watched(officer, database_tasks):
    page = officer.gives(table({}))
    upload = page.context["upload"]
    assert upload.state == UploadState.RECEIVED
    assert "Waiting to be checked" in page.content.decode()
    work, watch = (
        DBTaskResult.objects.get(task_path=f"performance.uploads.tasks.{name}")
        for name in ("run_upload", "watch_upload")
    )
    assert list(DBTaskResult.objects.ready()) == [work]
    assert watch.run_after > clock.now() + running.LEASE
    tasks.run_upload.call(upload.pk)
    upload.refresh_from_db()
    assert upload.state == UploadState.READY
