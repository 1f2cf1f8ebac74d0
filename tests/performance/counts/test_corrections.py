"""A count put right by hand: it outranks the release that it corrects, and no other; what stood is kept and shown."""

from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from core import clock
from core.models import AuditEntry
from core.periods.period import Period
from crime_data.counts.selectors import recorded_counts
from crime_data.models import CountSource, Series
from crime_data.releases.outcome import ImportRequest
from crime_data.releases.services import import_files
from partnerships.access.roles import Role
from performance.counts import services as corrections
from performance.sign_off.models import signed_periods
from tests import builders, pages
from tests.crime_data.files import ARSON

pytestmark = pytest.mark.django_db
HARBOROUGH = "E22000166"
QUARTER = Period.parse("2020-21-Q1")
WORDS = {"why": "A burglary series was counted twice; the force agrees."}


@pytest.fixture
def officer(harborough):
    return builders.make_user(harborough)


@pytest.fixture
def national(harborough, home_office):
    return import_files(
        ImportRequest(
            CountSource.HOME_OFFICE, [home_office({}, {**ARSON, "count": 3})], published_on=date(2020, 10, 1)
        ),
        by=None,
        signed_off=signed_periods,
    )


def put_right(place, officer, value, category="code:8N", **changes):
    shown = corrections.current_count(place, CountSource.HOME_OFFICE, QUARTER, [category])
    values = {"looked_at": shown[category].fingerprint, **WORDS, **changes}
    return corrections.correct_count(
        by=officer, partnership=place, source=CountSource.HOME_OFFICE, category=category, period=QUARTER, value=value,
        **values,
    )  # fmt: skip


def again(home_office, name, *more):
    """The same figures, published a quarter later."""
    path = home_office({}, {**ARSON, "count": 3}, *more, name=name)
    return ImportRequest(CountSource.HOME_OFFICE, [path], published_on=date(2021, 1, 1))


def value(place, category="code:8N", **scope):
    return recorded_counts(place, CountSource.HOME_OFFICE, HARBOROUGH, category, **scope)[0].value


def test_it_stands_for_the_partnership_with_its_sums_and_for_nobody_else(harborough, officer, national):
    put_right(harborough, officer, 12)
    assert value(harborough) == 12
    assert value(harborough, "total") == 15
    assert value(harborough, "group:Violence against the person") == 12
    assert value(harborough, "code:56A") == 3
    assert value(None) == 14
    entry = AuditEntry.objects.get(action="corrected a count")
    assert (entry.actor, entry.reason, entry.after["value"]) == (officer, WORDS["why"], 12)


def test_what_was_shown_before_can_still_be_read(harborough, officer, national):
    before = clock.now()
    put_right(harborough, officer, 12)
    middle = clock.now()
    put_right(harborough, officer, 11)
    assert [value(harborough, as_of=moment) for moment in (before, middle, clock.now())] == [14, 12, 11]
    assert value(harborough, "total") == 14


def test_a_newer_national_release_takes_its_place_and_the_preview_says_so(harborough, officer, national, home_office):
    put_right(harborough, officer, 12)
    put_right(harborough, officer, 11)
    corrected = clock.now()
    assert import_files(again(home_office, "same.csv"), by=None, signed_off=signed_periods).withdrawn == 0, (
        "the same bytes are the same release"
    )
    newer = again(home_office, "new.csv", {**ARSON, "quarter": 2})
    preview = import_files(newer, by=None, signed_off=signed_periods, dry_run=True)
    outcome = import_files(newer, by=None, signed_off=signed_periods)
    assert preview.withdrawn == outcome.withdrawn > 0
    assert any("put right by hand" in told for told in outcome.warnings)
    assert value(harborough) == 14
    assert value(harborough, "total") == 17
    assert value(harborough, as_of=corrected) == 11
    assert value(harborough, as_of=clock.now()) == 14


def test_an_older_release_that_comes_late_does_not(harborough, officer, national, home_office):
    put_right(harborough, officer, 12)
    import_files(
        ImportRequest(
            CountSource.HOME_OFFICE, [home_office({"count": 9}, name="old.csv")], published_on=date(2020, 7, 1)
        ),
        by=None,
        signed_off=signed_periods,
    )
    assert value(harborough) == 12


def test_a_newer_own_release_takes_its_place_too(harborough, officer, national, home_office):
    put_right(harborough, officer, 12)
    own = ImportRequest(
        CountSource.HOME_OFFICE, [home_office({"count": 13}, name="own.csv")], (), harborough, date(2021, 1, 1)
    )
    import_files(own, by=None, signed_off=signed_periods)
    assert value(harborough) == 13


def test_what_is_signed_off_stays_as_it_was_signed(harborough, officer, national, home_office):
    put_right(harborough, officer, 12)
    builders.make_sign_off(builders.make_plan(harborough, years="2020-21"))
    import_files(
        ImportRequest(
            CountSource.HOME_OFFICE, [home_office({"count": 20}, name="n.csv")], published_on=date(2021, 1, 1)
        ),
        by=None,
        signed_off=signed_periods,
    )
    assert value(harborough) == 12
    with pytest.raises(ValidationError, match="signed off"):
        put_right(harborough, officer, 10)


def test_what_cannot_be_put_right_is_refused(harborough, officer, national):
    refused = {
        "changed since": {"looked_at": "something else"},
        "Say why": {"why": " "},
        "figure that stands": {"value": 14},
        "This is a sum": {"category": "group:Violence against the person"},
    }
    for message, changes in refused.items():
        with pytest.raises(ValidationError, match=message):
            put_right(harborough, officer, **({"value": 12} | changes))
    assert value(harborough) == 14


def test_the_page_shows_what_stands_and_what_stood_and_puts_it_right(harborough, officer, national):
    client = pages.signed_in_as(officer)
    series = Series.objects.get(category="code:8N", partnership=None)
    listed = client.get(reverse("count-kinds", args=["harborough"]))
    assert reverse("counts", args=["harborough", series.pk]) in listed.content.decode()
    address = reverse("count-correct", args=["harborough", series.pk, 20200403])
    form = client.get(address)
    answer = client.post(address, pages.form_values(form) | {"value": "12"} | WORDS, follow=True)
    [line] = answer.context["lines"]
    assert (line.value, line.standing, line.why) == ("12", "Put right by hand", WORDS["why"])
    assert [(old.value, old.release) for old in line.earlier] == [("14", "prc.csv")]
    stale = client.post(address, pages.form_values(form) | {"value": "9", "once": "x"} | WORDS)
    assert stale.status_code == 200
    assert value(harborough) == 12


def test_a_reader_sees_the_counts_and_cannot_put_them_right(harborough, national):
    client = pages.sign_in(harborough, Role.SCRUTINY_MEMBER)
    series = Series.objects.get(category="code:8N", partnership=None)
    page = client.get(reverse("counts", args=["harborough", series.pk]))
    assert page.status_code == 200
    assert "Put right" not in page.content.decode()
    assert client.get(reverse("count-correct", args=["harborough", series.pk, 20200403])).status_code == 403


def test_counts_of_another_area_are_not_found(harborough, officer, national, home_office):
    other = builders.make_partnership("melton", area=builders.make_area("Blaby", "E22000162"))
    client = pages.sign_in(other)
    series = Series.objects.get(category="code:8N", partnership=None)
    assert client.get(reverse("counts", args=["melton", series.pk])).status_code == 404
