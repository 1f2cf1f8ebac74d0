"""The command for areas and people, as a data steward reads its answer."""

import pytest
from django.core.management import CommandError, call_command

from crime_data.models import Population
from tests.crime_data.readers.samples import write_csv

pytestmark = pytest.mark.django_db


def test_what_is_refused_is_told_with_its_line_and_reason(tmp_path, capsys):
    table = [
        ["Code", "Name", "year", "population"],
        ["E06000001", "Hartlepool", 2019, 93_663],
        ["Note", "Rounded", 2019, 5],
        ["E06000002", "Middlesbrough", 2019, 1],
        ["E06000002", "Middlesbrough", 2019, 2],
    ]
    call_command("import_reference", "population", str(write_csv(tmp_path / "mye.csv", table)))
    told = capsys.readouterr().out
    assert "4 rows read: 1 new, 0 changed, 0 unchanged; 2 refused." in told
    assert "line 3: “NOTE” is not an official area code" in told
    assert "line 4: E06000002 in 2019: the table gives more than one figure (1 and 2)" in told
    assert list(Population.objects.values_list("area_code", "number", "vintage")) == [("E06000001", 93_663, "mye")]


def test_a_wrong_file_is_named_and_nothing_is_written(tmp_path):
    path = write_csv(tmp_path / "a.csv", [["lsoa", "local-authority-code"], ["E01025770", "HAO"]])
    with pytest.raises(CommandError, match=r"This is a lookup of small areas .* not a table of population"):
        call_command("import_reference", "population", str(path))
    assert not Population.objects.exists()
