"""A fixture that is wrong is told with its file and line, and nothing of it is kept."""

import pytest
from django.core.management import CommandError, call_command

from core.models import AuditEntry
from csp_portal.loading.files import load_demo, load_files
from csp_portal.loading.reading import FileError
from partnerships.models import Agency, Area, Partnership
from performance.models import Observation, Target
from plans.models import Plan

PLACE = """\
areas:
  - {code: E22009999, name: Middleton, kind: csp}
agencies:
  - {name: Middleton Council, kind: council}
indicators:
  - {slug: noise, name: Noise complaints, partnership: middleton}
  - {slug: noise-place, name: Place for noise, partnership: middleton, unit: rank}
partnership: {slug: middleton, name: Safer Middleton, short_name: Middleton, area: E22009999}
"""
PLAN = """\
plans:
  - partnership: middleton
    slug: plan
    title: Plan
    kind: annual
    status: draft
    starts: 2013-04-01
    ends: 2014-03-31
"""


@pytest.fixture
def fixtures(tmp_path):
    """Writes fixtures into a folder of their own: `fixtures(middleton="...")` makes middleton.yaml."""

    def write(**files):
        for name, content in files.items():
            (tmp_path / f"{name}.yaml").write_text(content)
        return tmp_path

    return write


def measure(body: str) -> str:
    lines = "\n".join(f"        {line}" for line in body.splitlines())
    return f"{PLACE}{PLAN}    measures:\n      - label: Noise\n        indicator: noise\n{lines}\n"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("agencies: [", r"bad\.yaml, line 1: this is not YAML"),
        ("agencies:\n  - {name: A}\n", r"bad\.yaml, line 2: this agency lacks kind"),
        (
            "agencies:\n  - {name: A, kind: council, colour: red}\n",
            r"line 2: “colour” is not a key of agency\. Known: .*",
        ),
        ("agencies:\n  - {name: A, kind: council, name: B}\n", r"line 2: “name” stands twice here"),
        ("agencies:\n  - name: A\n    kind: circus\n", r"line 3: “circus” is not one of council, police"),
        ("agencies: {name: A}\n", r"line 1: a list belongs here"),
        ("agencies:\n  - - A\n", r"line 2: keys and values belong here, for a agency"),
        ("agencies:\n  - name: [A]\n    kind: council\n", r"line 2: a text belongs here"),
        ("agencies:\n  - {name: A, kind: council, starts: 1 May}\n", r"“1 May” is not a day\. Write it as 2014-03-31"),
        ("people:\n  - {email: a@b.example, name: A, data_steward: maybe}\n", r"“maybe” is not yes or no"),
        ("", r"bad\.yaml: the file is empty"),
    ],
)
def test_a_mistake_in_the_file_is_told_with_its_line(fixtures, content, message):
    with pytest.raises(FileError, match=message):
        load_demo(fixtures(bad=content))


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("content", "message"),
    [
        (PLACE.replace("area: E22009999}", "area: E1}"), r"line 8: there is no area “E1”"),
        (PLACE.replace("slug: middleton,", "slug: No Slug,"), r"line 8: slug: "),
        (PLAN, r"line 2: there is no partnership “middleton”"),
        (PLACE + PLAN.replace("ends: 2014-03-31", "ends: 2012-03-31"), r"The last day cannot be before the first day"),
        (measure("priority: 9"), r"line 20: there is no priority “9”"),
        (measure("figures:\n  2013-14: about a lot"), r"line 21: “about a lot” is not a number"),
        (measure("figures:\n  2013: {value: 3, data_status: guessed}"), r"line 21: “guessed” is not one of final"),
        (measure("figures:\n  2013/15: 3"), r"line 21: .*2013/15"),
        (measure("figures:\n  2013-14: 3\n  2013/14: 4"), r"line 22: “2013/14” stands twice here"),
        (measure("figures:\n  2013-14: {value: 3, denominator: 1.x}"), r"line 21: “1\.x” is not a number"),
        (measure("figures:\n  2013-14: {value: 3, sample_size: -4}"), r"line 21: “-4” is not a whole number"),
        (measure("targets:\n  2013-14: {kind: at_most}"), r"line 21: this target lacks a value"),
        (
            measure("targets:\n  2013-14: {kind: trajectory, milestones: [{on: 2014-03-31}]}"),
            r"line 21: a milestone has either a value or a percent",
        ),
        (measure("").replace("indicator: noise\n", "indicator: loud\n"), r"line 19: there is no indicator “loud”"),
        (
            measure("figures:\n  2013-14: 16/15").replace("indicator: noise\n", "indicator: noise-place\n"),
            r"line 21: “16/15” is not a place",
        ),
        (
            PLACE + PLAN + "    actions:\n      - {title: Listen, leads: [Nobody]}\n",
            r"line 18: there is no agency or group “Nobody”",
        ),
    ],
)
def test_what_does_not_fit_together_is_told_with_its_line_and_nothing_is_written(fixtures, content, message):
    with pytest.raises(FileError, match=message):
        load_demo(fixtures(bad=content))
    for model in (Agency, Area, Partnership, Plan, AuditEntry):
        assert not model.objects.exists()


@pytest.mark.django_db
def test_a_mistake_in_one_file_keeps_every_other_out(fixtures):
    with pytest.raises(FileError, match=r"second\.yaml, line 2: there is no partnership “elsewhere”"):
        load_demo(fixtures(first=PLACE + PLAN, second=PLAN.replace("middleton", "elsewhere")))
    assert not Partnership.objects.exists()


def test_all_that_is_wrong_with_the_form_of_the_files_is_told_at_once_in_its_order(fixtures):
    first = "agencies:\n  - {name: A, colour: red}\n  - {name: B, kind: circus}\n"
    with pytest.raises(FileError) as refused:
        load_demo(fixtures(first=first, second="plans: none\n"))
    places = [line.split(":")[0] for line in refused.value.wrong]
    assert places == ["first.yaml, line 2", "first.yaml, line 2", "first.yaml, line 3", "second.yaml, line 1"]


@pytest.mark.django_db
def test_a_dry_run_makes_everything_and_keeps_nothing(fixtures):
    folder = fixtures(middleton=PLACE + PLAN)
    result = load_files([folder / "middleton.yaml"], reason="Loaded from a file: ", dry_run=True)
    assert result.made["plans"] == 1
    assert not AuditEntry.objects.exists()
    assert not Plan.objects.exists()


def test_an_empty_folder_is_not_a_demo(tmp_path):
    with pytest.raises(FileError, match="There is no fixture to load in"):
        load_demo(tmp_path)


@pytest.mark.django_db
def test_values_are_taken_as_they_are_written(fixtures):
    content = measure(
        'figures:\n  2009-10: {value: N/A}\n  2010-11: "-"\n'
        "  2011-12: {value: 0.95, mark: 0.95 (228), numerator: 228}\n"
        "targets:\n  2010-11: TBA\n  2011-12: <9\n  2012-13: 7.50"
    ).replace("Noise complaints,", "Noise complaints, unit: number,")
    load_demo(fixtures(middleton=content))
    figures = {item.period.code: item for item in Observation.objects.all()}
    assert (figures["2009-10"].state, figures["2009-10"].mark) == ("not_applicable", "N/A")
    assert (figures["2010-11"].state, figures["2010-11"].mark) == ("missing", "-")
    assert str(figures["2011-12"].quantity.amount) == "0.95"
    assert (figures["2011-12"].mark, figures["2011-12"].numerator) == ("0.95 (228)", 228)
    assert [(item.kind, item.mark) for item in Target.objects.order_by("period")] == [
        ("to_be_set", "TBA"),
        ("below", "<9"),
        ("absolute", ""),
    ]


@pytest.mark.django_db
def test_the_demo_is_refused_where_it_is_not_allowed(settings):
    settings.DEMO_ALLOWED = False
    with pytest.raises(CommandError, match="never loaded under these settings") as refused:
        call_command("load_demo")
    assert refused.value.returncode == 2
    assert not AuditEntry.objects.exists()
