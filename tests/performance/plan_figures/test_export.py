"""The export for scripts: Harborough's ten rows, exactly."""

import csv
import io

import pytest
from django.core.management import CommandError, call_command

from tests.demo import put_demo

pytestmark = pytest.mark.django_db

FIGURE_3 = [
    ("Total Crime", "2778", "5", "0.2", "missed"),
    ("Domestic Burglary", "253", "100", "65.4", "missed"),
    ("Commercial Burglary OTD", "106", "-1", "-0.9", "no_target"),
    ("Theft From Motor Vehicle", "284", "-51", "-15.2", "met"),
    ("Theft Of Motor Vehicle", "54", "16", "42.1", "missed"),
    ("Violence With Injury", "176", "13", "8.0", "missed"),
    ("Domestic Violence With Injury", "68", "9", "15.3", "no_target"),
    ("Criminal Damage", "412", "-78", "-15.9", "no_target"),
    ("ASB Reported (Police Data)", "1159", "-110", "-8.7", "no_target"),
    ("User Satisfaction", "88", "", "", "met"),
]


def exported(capsys, *arguments):
    call_command("export_performance", *arguments)
    return list(csv.DictReader(io.StringIO(capsys.readouterr().out)))


def test_harboroughs_ten_rows_are_those_of_figure_3(capsys):
    put_demo()
    rows = exported(capsys, "harborough", "--period", "2013-14")
    columns = ("indicator", "current", "difference", "change", "status")
    assert [tuple(row[name] for name in columns) for row in rows] == FIGURE_3
    assert (rows[1]["due"], rows[1]["grade"]) == ("133.11", "clear")
    assert (rows[9]["gap_to_target"], rows[9]["gap_unit"], rows[9]["grade"]) == ("3", "pp", "not_tested")


@pytest.mark.parametrize(
    "arguments",
    [("nowhere", "--period", "2013-14"), ("harborough", "--period", "13"), ("harborough", "--period", "1999-00")],
)
def test_a_wrong_name_is_answered_with_one_line_and_status_2(arguments):
    put_demo()
    with pytest.raises(CommandError) as refused:
        call_command("export_performance", *arguments)
    assert refused.value.returncode == 2
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("wrong", [("--on", "soon"), ("--format", "xml")])
def test_a_wrong_word_is_told_before_anything_is_read(wrong):
    with pytest.raises(CommandError) as refused:
        call_command("export_performance", "harborough", "--period", "2013-14", *wrong)
    assert refused.value.returncode == 2
    assert "\n" not in str(refused.value)
