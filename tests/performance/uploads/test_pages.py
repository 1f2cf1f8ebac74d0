"""An officer drops a file, sees what it would change, agrees, and the figures stand; or is told why not."""

import io
import time
import zipfile
from types import SimpleNamespace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook

from core.models import AuditEntry
from crime_data.counts.selectors import recorded_counts
from crime_data.models import Count, CountSource, Release
from performance.models import Upload, UploadChunk, UploadState
from performance.uploads import checks
from tests import builders, pages
from tests.crime_data.files import ARSON
from tests.crime_data.readers.samples import STREET_HEADER
from tests.performance.uploads.conftest import Officer, table

pytestmark = pytest.mark.django_db
HARBOROUGH = "E22000166"


def value(partnership, category="code:8N"):
    found = recorded_counts(partnership, CountSource.HOME_OFFICE, HARBOROUGH, category)
    return [point.value for point in found]


def seen(page):
    return " ".join(page.content.decode().split())


def test_a_file_is_shown_agreed_to_and_taken_in(officer):
    page = officer.gives(table({}, {**ARSON, "count": 3}, {"csp": "Atlantis"}))
    upload = page.context["upload"]
    assert upload.state == UploadState.READY
    assert not Count.objects.exists(), "nothing is written before someone agrees"
    assert "Atlantis" in seen(page)
    assert "line 4" in seen(page)
    done = officer.sends(page)
    upload.refresh_from_db()
    assert upload.state == UploadState.DONE
    assert upload.agreed_by == officer.user
    assert value(officer.partnership) == [14]
    assert "the figures stand now" in seen(done)
    assert not UploadChunk.objects.exists(), "the file's rows are not kept"
    assert [entry.action for entry in AuditEntry.objects.filter(object_type="upload")] == [
        "agreed",
        "created",
    ]
    assert AuditEntry.objects.get(action="imported").actor == officer.user


def test_the_largest_changes_are_named_in_words(officer):
    officer.sends(officer.gives(table({})))
    page = officer.gives(table({"count": 53}, name="later.csv"))
    shown = page.context["preview"].changes[0]
    assert (shown.place, shown.before, shown.after) == ("Harborough", "14", "53")
    names = {change.category for change in page.context["preview"].changes}
    assert {"Assault with injury (offence code 8N)", "All recorded crime"} <= names


def test_the_same_file_again_has_nothing_to_agree_to(officer):
    officer.sends(officer.gives(table({})))
    again = officer.gives(table({}))
    assert again.context["preview"].changes_nothing
    assert "nothing in these files that does not stand already" in seen(again)
    assert Release.objects.count() == 1


def test_what_changed_after_the_preview_is_shown_and_agreed_to_anew(officer):
    first = officer.gives(table({"count": 14}, name="one.csv"))
    officer.sends(officer.gives(table({"count": 20}, name="two.csv")))
    shown_again = officer.sends(first)
    upload = Upload.objects.get(pk=first.context["upload"].pk)
    assert upload.state == UploadState.READY
    assert "changed since the preview" in seen(shown_again)
    assert value(officer.partnership) == [20]
    officer.sends(shown_again)
    assert value(officer.partnership) == [14]


def test_an_old_page_decides_nothing(officer):
    page = officer.gives(table({}))
    officer.decides("upload-cancel", page.context["upload"])
    answer = officer.sends(page)
    assert not Count.objects.exists()
    assert Upload.objects.get().state == UploadState.CANCELLED
    assert "no longer waiting" in seen(answer)


def test_the_same_form_twice_is_one_upload(officer):
    form = pages.form_values(officer.client.get(officer.address("upload-create")))
    for _ in range(2):
        officer.client.post(officer.address("upload-create"), form | {"source": "home_office", "given": [table({})]})
    assert Upload.objects.count() == 1


def test_a_cancelled_import_takes_nothing_in_and_keeps_no_file(officer):
    page = officer.gives(table({}))
    officer.decides("upload-cancel", page.context["upload"])
    assert not Count.objects.exists()
    assert not UploadChunk.objects.exists()
    again = officer.decides("upload-cancel", page.context["upload"])
    assert "cannot be cancelled any more" in seen(again)


def test_a_partnership_takes_in_its_own_and_a_steward_the_countrys(officer, data_steward):
    file = table({}, {"csp": "Melton", "count": 9})
    officer.sends(officer.gives(file))
    assert value(None) == []
    data_steward.sends(data_steward.gives(table({"count": 15}, {"csp": "Melton", "count": 9})))
    assert value(None) == [15]
    assert value(officer.partnership) == [14]


def test_imports_are_found_again_and_no_other_partnerships(officer):
    other = Officer(builders.make_partnership("melton", area=builders.make_area("Melton", "E22000170")))
    page = officer.gives(table({}, name="mine.csv"))
    listed = officer.client.get(officer.address("upload-list"))
    assert "mine.csv" in seen(listed)
    assert "mine.csv" not in seen(other.client.get(other.address("upload-list")))
    assert other.opens(page.context["upload"]).status_code == 404


def test_only_a_steward_opens_the_national_imports(officer, data_steward):
    assert officer.client.get(data_steward.address("upload-list")).status_code == 404
    assert data_steward.client.get(data_steward.address("upload-list")).status_code == 200


def bomb():
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("2020-01-leicestershire-street.csv", STREET_HEADER + "\n" + "0" * 40_000_000)
    return packed.getvalue()


def workbook(extra="", content=b"x"):
    packed = io.BytesIO()
    book = Workbook()
    book.active.append(["a", "b"])
    book.save(packed)
    if extra:
        with zipfile.ZipFile(packed, "a") as archive:
            archive.writestr(extra, content)
    return packed.getvalue()


REFUSED = {
    "a spreadsheet bomb": ("police_uk", "months.zip", bomb, "no honest table packs so small"),
    "macros": ("home_office", "prc.xlsm", lambda: workbook("xl/vbaProject.bin"), "holds macros"),
    "links to other workbooks": (
        "home_office", "prc.xlsx", lambda: workbook("xl/externalLinks/externalLink1.xml"), "links to other workbooks",
    ),
    "a web page": ("met", "page.csv", lambda: b"<!doctype html><html></html>", "This is a web page"),
    "a street file as the Home Office's": (
        "home_office", "street.csv", lambda: STREET_HEADER.encode() + b"\n", "This is a data.police.uk street file",
    ),
    "another table": ("home_office", "other.csv", lambda: b"Year,Name\n2020,A\n", "the column"),
    "a picture": ("home_office", "photo.csv", lambda: b"\x89PNG\x00\x00", "not a table"),
    "a broken archive": ("police_uk", "half.zip", lambda: b"PK\x03\x04 and no more", "damaged"),
}  # fmt: skip


@pytest.mark.parametrize(("source", "name", "content", "why"), REFUSED.values(), ids=REFUSED)
def test_a_file_that_will_not_do_is_refused_by_name(officer, source, name, content, why):
    page = officer.gives(SimpleUploadedFile(name, content()), source=source)
    upload = page.context["upload"]
    assert upload.state == UploadState.REFUSED
    assert why in upload.message
    assert f"“{name}”" in seen(page)
    assert not UploadChunk.objects.exists(), "its bytes are not kept"


def test_no_request_looks_into_a_file(officer, monkeypatch):
    looked = []
    monkeypatch.setattr("performance.uploads.tasks.run_upload", SimpleNamespace(enqueue=looked.append))
    monkeypatch.setattr("performance.uploads.checks.detect", looked.append)
    page = officer.gives(SimpleUploadedFile("commas.csv", b"," * 200_000))
    assert looked == [page.context["upload"].pk], "the worker is told of it, and no more"
    assert "Waiting to be checked" in seen(page)


COMMAS = {
    "2 MB of commas in lines": (b"," * 200_000 + b"\n") * 10,
    "one row of many lines": b'"a\n",' * 400_000,
}


@pytest.mark.parametrize("content", COMMAS.values(), ids=COMMAS)
@pytest.mark.parametrize("source", ["home_office", "police_uk", "met", "sheet"])
def test_a_file_of_nothing_but_cells_is_refused_soon(officer, source, content):
    begun = time.process_time()
    page = officer.gives(SimpleUploadedFile("commas.csv", content), source=source)
    assert page.context["upload"].state == UploadState.REFUSED
    assert time.process_time() - begun < 5, "seconds of work; looking for headings in all of it takes forty"


def test_reading_ends_when_its_time_is_over(officer, monkeypatch):
    monkeypatch.setattr("performance.uploads.services.processing.LONGEST_READ", 0)
    monkeypatch.setattr("performance.uploads.services.processing.BEAT", 0)
    page = officer.gives(table(*[{}] * 6000))
    assert page.context["upload"].state == UploadState.REFUSED
    assert "longer than 0 minutes" in seen(page)


def test_a_file_too_large_is_refused_with_its_size(officer, monkeypatch):
    monkeypatch.setattr(checks, "UPLOAD", checks.Limits(file_bytes=1000))
    monkeypatch.setattr(checks.too_large, "__defaults__", (checks.Limits(file_bytes=1000),))
    page = officer.gives(SimpleUploadedFile("large.csv", b"x" * 3000))
    assert "The file is 3 KB. The largest that is taken is 1 KB." in pages.errors_of(page)["given"]


def test_what_is_too_large_to_be_read_is_not_even_written_to_disk(officer, monkeypatch):
    written = []
    monkeypatch.setattr("core.requests.uploads.MOST", 100_000)
    monkeypatch.setattr(
        "django.core.files.uploadhandler.TemporaryFileUploadHandler.receive_data_chunk",
        lambda handler, data, start: written.append(len(data)),
    )
    monkeypatch.setattr(checks.too_large, "__defaults__", (checks.Limits(file_bytes=200_000),))
    page = officer.gives(SimpleUploadedFile("large.csv", b"x" * 300_000))
    assert "The file is 293 KB." in pages.errors_of(page)["given"][0]
    assert sum(written) <= 100_000


def test_an_empty_form_says_what_is_missing(officer):
    page = officer.gives(source="")
    errors = pages.errors_of(page)
    assert set(errors) == {"source", "given"}


def test_a_release_is_given_alone_and_not_of_tomorrow(officer):
    page = officer.gives(
        table({}), table({}, name="two.csv"),
        **{"published_on-day": "1", "published_on-month": "1", "published_on-year": "2999"},
    )  # fmt: skip
    errors = pages.errors_of(page)
    assert "one file at a time" in errors["given"][0]
    assert "not be after today" in errors["published_on"][0]


def test_a_file_that_breaks_off_ends_as_refused_and_says_why(officer):
    spoiled = table(*[{}] * 6000).read() + b"x" * 300_000
    page = officer.gives(SimpleUploadedFile("prc.csv", spoiled))
    assert page.context["upload"].state == UploadState.REFUSED
    assert "a line of more than 256 KB" in seen(page)
    assert "Nothing was taken in" in seen(page)


def test_a_partnership_without_an_area_is_told_so_at_once(db):
    lost = Officer(builders.make_partnership("nowhere", area=None))
    page = lost.gives(table({}))
    assert "no area of its own" in seen(page)
    assert not Upload.objects.exists()


def test_street_files_of_several_months_come_in_together(officer):
    def month(number):
        row = f"id,2020-0{number},Leicestershire Police,Leicestershire Police,,,On,E01025770,Harborough 001A,Burglary,,"
        return SimpleUploadedFile(f"2020-0{number}-leicestershire-street.csv", f"{STREET_HEADER}\n{row}\n".encode())

    officer.sends(officer.gives(month(1), month(2), source="police_uk"))
    found = recorded_counts(officer.partnership, CountSource.POLICE_UK, HARBOROUGH, "total")
    assert [(point.period.code, point.value) for point in found] == [("2020-M01", 1), ("2020-M02", 1)]


def test_signed_off_figures_stay_and_the_page_says_so(officer):
    officer.sends(officer.gives(table({"count": 14})))
    builders.make_sign_off(builders.make_plan(officer.partnership, years="2020-21"))
    page = officer.gives(table({"count": 20}, {"year": "2021/22", "count": 8}, name="later.csv"))
    assert "signed off: 1" in seen(page)
    officer.sends(page)
    assert value(officer.partnership) == [14, 8]
