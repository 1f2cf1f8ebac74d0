"""The Home Office's tables taken in: rolled up, restated without losing what was published, twice is once."""

import json
from datetime import date
from io import StringIO
from itertools import permutations

import pytest
from django.core.exceptions import ValidationError
from django.core.management import CommandError, call_command
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from core.models import AuditEntry
from core.periods.period import Period
from crime_data.counts.packed_periods import pack, unpack
from crime_data.counts.selectors import recorded_counts
from crime_data.models import Count, CountHistory, CountSource, Release, Series
from crime_data.readers.files.errors import WrongFile
from crime_data.releases.outcome import ImportRequest
from crime_data.releases.services import import_files
from partnerships.areas import services as area_services
from performance.sign_off.models import signed_periods
from tests import builders
from tests.crime_data.files import ARSON, DRUGS

pytestmark = pytest.mark.django_db
HARBOROUGH = "E22000166"


def taken(path, published=None, **values):
    return import_files(
        ImportRequest(CountSource.HOME_OFFICE, [path], published_on=published, **values),
        by=None,
        signed_off=signed_periods,
    )


def value(category, place=HARBOROUGH, period="2020-21-Q1", **scope):
    found = recorded_counts(None, CountSource.HOME_OFFICE, place, category, **scope)
    return next((point.value for point in found if point.period.code == period), "absent")


@pytest.mark.parametrize("code", ["2013-14-Q1", "2013-14-Q4", "2020-M03", "2020-21"])
def test_a_period_is_packed_and_unpacked(code):
    assert unpack(pack(Period.parse(code))).code == code


def test_counts_are_stored_by_code_and_rolled_up(harborough, home_office):
    outcome = taken(home_office({}, {**ARSON, "count": 3}, {**DRUGS, "count": 5}))
    assert (outcome.rows_read, outcome.new, outcome.changed, outcome.unchanged, outcome.refused) == (3, 3, 0, 0, 0)
    assert value("code:8N") == 14
    assert value("subgroup:Criminal damage and arson/Arson") == 3
    assert value("group:Drug offences") == 5
    assert value("class:victim_based") == 17
    assert value("class:society") == 5
    assert value("total") == 22


def test_a_missing_count_is_never_zero_and_makes_its_sums_missing(harborough, home_office):
    taken(home_office({"count": ".."}, {**ARSON, "count": 3}))
    assert value("code:8N") is None
    assert value("total") is None
    assert value("group:Criminal damage and arson") == 3


def test_negative_counts_and_zeros_are_kept(harborough, home_office):
    taken(home_office({"count": -2}, {**ARSON, "count": 0}))
    assert value("code:8N") == -2
    assert value("code:56A") == 0
    assert value("total") == -2


def test_the_same_file_twice_changes_nothing(harborough, home_office):
    path = home_office({})
    taken(path)
    again = taken(path)
    assert (again.new, again.changed, again.unchanged) == (0, 0, 1)
    assert Release.objects.count() == 1
    assert not CountHistory.objects.exists()


def test_one_entry_in_the_history_for_a_whole_file(harborough, home_office):
    taken(home_office({}, {**ARSON}))
    entry = AuditEntry.objects.get(action="imported")
    assert entry.after["new"] == 2


def test_a_newer_release_replaces_and_keeps_what_was_published(harborough, home_office):
    first = taken(home_office({"count": 14}, name="one.csv"), date(2020, 10, 1))
    before = Release.objects.get(pk=first.release).recorded_at
    second = taken(home_office({"count": 17}, {**ARSON, "count": 1}, name="two.csv"), date(2021, 1, 1))
    assert (second.new, second.changed) == (1, 1)
    assert value("code:8N") == 17
    assert value("code:8N", as_of=before) == 14
    assert value("total", as_of=before) == 14
    assert value("total") == 18
    assert [(change.before, change.after) for change in second.largest_changes if change.category == "code:8N"] == [
        (14, 17)
    ]


def test_an_older_release_that_comes_late_goes_to_the_history_only(harborough, home_office):
    taken(home_office({"count": 17}, name="two.csv"), date(2021, 1, 1))
    late = taken(home_office({"count": 14}, name="one.csv"), date(2020, 10, 1))
    assert (late.changed, late.late) == (0, 1)
    assert "older release" in " ".join(late.warnings)
    assert value("code:8N") == 17


def test_a_release_between_two_that_agree_does_not_become_current(harborough, home_office):
    taken(home_office({"count": 5}, name="a.csv"), date(2020, 1, 1))
    taken(home_office({"count": 5}, {**ARSON}, name="b.csv"), date(2020, 3, 1))
    taken(home_office({"count": 7}, name="c.csv"), date(2020, 2, 1))
    assert value("code:8N") == 5
    assert value("code:8N", as_of=Release.objects.get(name="c.csv").recorded_at) == 5
    assert value("code:8N", as_of=Release.objects.get(name="a.csv").recorded_at) == 5


counts = st.one_of(st.integers(-3, 40), st.just(".."))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=15)
@given(st.lists(counts, min_size=2, max_size=3))
def test_the_order_in_which_releases_arrive_does_not_matter(harborough, home_office, values):
    files = [
        (home_office({"count": count}, {**ARSON, "count": number}, name=f"{number}.csv"), date(2020, 1, number + 1))
        for number, count in enumerate(values)
    ]
    ends = []
    for order in permutations(files):
        Release.objects.all().delete()
        Count.objects.all().delete()
        CountHistory.objects.all().delete()
        shown = []
        for path, published in order:
            preview = import_files(
                ImportRequest(CountSource.HOME_OFFICE, [path], published_on=published),
                by=None,
                signed_off=signed_periods,
                dry_run=True,
            )
            outcome = taken(path, published)
            assert (preview.new, preview.changed, preview.unchanged, preview.late) == (
                outcome.new,
                outcome.changed,
                outcome.unchanged,
                outcome.late,
            )
            moment = Release.objects.order_by("-recorded_at").first().recorded_at
            shown.append((moment, value("code:8N")))
        for moment, then in shown:
            assert value("code:8N", as_of=moment) == then
        ends.append((value("code:8N"), value("code:56A"), value("total")))
    assert len(set(ends)) == 1


def test_a_dry_run_writes_nothing(harborough, home_office):
    outcome = import_files(
        ImportRequest(CountSource.HOME_OFFICE, [home_office({})]), by=None, signed_off=signed_periods, dry_run=True
    )
    assert outcome.new == 1
    assert not Release.objects.exists()
    assert not Count.objects.exists()


def test_what_was_agreed_to_is_done_or_nothing(harborough, home_office):
    path = home_office({"count": 14}, name="one.csv")
    agreed = import_files(
        ImportRequest(CountSource.HOME_OFFICE, [path]), by=None, signed_off=signed_periods, dry_run=True
    ).fingerprint
    taken(home_office({"count": 20}, name="other.csv"))
    with pytest.raises(ValidationError, match="changed since the preview"):
        import_files(
            ImportRequest(CountSource.HOME_OFFICE, [path]), by=None, signed_off=signed_periods, expected=agreed
        )
    assert value("code:8N") == 20


def test_a_partnership_takes_in_its_own_area_only_and_it_stands_before_the_national_figure(harborough, home_office):
    path = home_office({"count": 14}, {"csp": "Melton", "count": 9})
    taken(path)
    own = home_office({"count": 15}, {"csp": "Melton", "count": 9}, name="own.csv")
    outcome = taken(own, partnership=harborough)
    assert outcome.new == 1
    [mine] = recorded_counts(harborough, CountSource.HOME_OFFICE, HARBOROUGH, "code:8N")
    assert (mine.value, mine.is_own) == (15, True)
    assert value("code:8N") == 14
    assert value("code:8N", place="E22000169") == 9


def test_unassigned_crime_is_kept_apart_and_told(harborough, home_office):
    outcome = taken(home_office({}, {"csp": "Unassigned Leicestershire", "count": 800}))
    assert value("total", place="unassigned:unassigned leicestershire") == 800
    assert any("Leicestershire: 800 crimes" in warning for warning in outcome.warnings)
    assert value("total") == 14


def test_a_wrong_row_is_refused_with_its_line_and_the_rest_taken_in(harborough, home_office):
    outcome = taken(home_office({}, {"csp": "Atlantis"}, {**ARSON, "count": "many"}))
    assert (outcome.new, outcome.refused) == (1, 2)
    assert [row["where"] for row in outcome.refused_rows] == ["line 3", "line 4"]


def test_the_command_says_what_it_did_and_a_wrong_file_ends_with_status_2(harborough, home_office, tmp_path):
    out = StringIO()
    call_command("import_crime", "home-office", str(home_office({})), "--format", "json", stdout=out)
    told = json.loads(out.getvalue())
    assert {"rows_read", "new", "changed", "unchanged", "refused", "warnings"} <= set(told)
    assert told["new"] == 1
    wrong = tmp_path / "wrong.csv"
    wrong.write_text("a,b\n1,2\n")
    for arguments in (["home-office", str(wrong)], ["home-office", "nowhere.csv"], ["met", str(home_office({}))]):
        with pytest.raises(CommandError) as refused:
            call_command("import_crime", *arguments)
        assert refused.value.returncode == 2
    with pytest.raises(WrongFile):
        taken(wrong)
    assert Release.objects.count() == 1


def test_a_partnership_is_told_of_its_own_forces_unassigned_crime_and_keeps_none_of_it(harborough, home_office):
    force = builders.make_area("Leicestershire", "E23000021", kind="police_area")
    area_services.link_areas(by=None, child=harborough.area, parent=force, kind="part_of")
    path = home_office(
        {"count": 2},
        {"csp": "Unassigned Leicestershire", "count": 800},
        {"csp": "Unassigned Kent", "force": "Kent", "count": 70},
    )
    outcome = taken(path, partnership=harborough)
    [told] = [warning for warning in outcome.warnings if "given to no partnership" in warning]
    assert told.startswith("Leicestershire: 800 crimes")
    assert outcome.new == 1
    assert {one.place for one in Series.objects.all()} == {HARBOROUGH}


CATEGORIES = st.sampled_from([{}, ARSON, DRUGS])
ROWS = st.lists(
    st.tuples(CATEGORIES, st.integers(1, 4), st.sampled_from(["Harborough", "Melton"]), counts), min_size=1, max_size=8
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
@given(before=ROWS, then=ROWS)
def test_what_the_preview_says_is_what_happens_and_twice_is_once(harborough, home_office, before, then):
    for model in (Count, CountHistory, Release):
        model.objects.all().delete()
    first, second = (
        home_office(*({**kind, "quarter": quarter, "csp": csp, "count": count} for kind, quarter, csp, count in rows),
                    name=f"{number}.csv")
        for number, rows in enumerate((before, then))
    )  # fmt: skip
    taken(first, date(2021, 7, 1))
    stood = list(Count.objects.values_list("series", "period", "value"))
    request = ImportRequest(CountSource.HOME_OFFICE, [second], published_on=date(2021, 10, 1))
    preview = import_files(request, by=None, signed_off=signed_periods, dry_run=True)
    assert list(Count.objects.values_list("series", "period", "value")) == stood
    outcome = import_files(request, by=None, signed_off=signed_periods, expected=preview.fingerprint)
    assert preview.as_dict() == outcome.as_dict() | {"release": None}
    after = list(Count.objects.values_list("series", "period", "value", "release"))
    history = CountHistory.objects.count()
    again = import_files(request, by=None, signed_off=signed_periods)
    assert (again.new, again.changed, again.late) == (0, 0, 0)
    assert list(Count.objects.values_list("series", "period", "value", "release")) == after
    assert CountHistory.objects.count() == history
