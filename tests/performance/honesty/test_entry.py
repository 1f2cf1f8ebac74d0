"""What is asked and refused as figures are entered, and what pages say of what stands in doubt."""

import pytest
from django.urls import reverse

from core.numbers.quantities import NotANumber
from core.numbers.units import Unit
from core.periods.words import PeriodKind
from figures.readings.data_notes import NoteEffect, NoteKind
from figures.readings.typed_figures import read_figure
from tests import builders, pages
from tests.performance.honesty.conftest import by_month
from tests.performance.honesty.surfaces import SENTENCES, YEAR, surfaces_of
from tests.performance.honesty.test_comparisons import LAST, note

pytestmark = pytest.mark.django_db


def entered(measure, text, period, **answers):
    """What comes of entering a figure on the measure's form; a second time where it was asked about."""
    client = pages.sign_in(measure.partnership)
    url = reverse("observation-create", args=[measure.partnership.slug, measure.pk])
    values = pages.form_values(client.get(url)) | {"period": period.code, "quantity": text}
    return client.post(url, values | answers)


def test_a_quarter_typed_beside_other_months_is_asked_about(plan):
    """Situation 13: the quarter's own figure is used in sentence, sum and chart, and the other is named beside it."""
    measure = builders.make_measure(plan, "Burglary")
    by_month(measure, YEAR, [90, 88, 90])
    quarter = YEAR.parts(PeriodKind.QUARTER)[0]
    builders.make_observation(measure, 260, year=quarter)
    said = surfaces_of(plan)
    assert said.saying("260 was recorded for Q1 2026/27, and its months add up to 268") >= {"measure", "paper"}
    assert said.saying("260 in April to June 2026") >= SENTENCES
    assert said.quoting("268 in April to June 2026", "268 in Q1") == []
    row = said.row("Burglary")
    assert (row["current"], row["data_notes"]) == ("260", "conflict:limits")


def test_a_wild_month_is_left_out_until_it_is_answered(plan):
    """Situation 15."""
    measure = builders.make_measure(plan, "Burglary")
    by_month(measure, YEAR, [193, 191, 168, 1999, None, 166, 163])
    july = YEAR.months[3]
    note(measure, NoteKind.QUESTIONED, NoteEffect.BLOCKS, "1,999 is questioned", starts=july.start, ends=july.end)
    said = surfaces_of(plan)
    assert said.quoting("points out of the usual", "point out of the usual", "2,880", "2,881") == []
    assert said.saying("5 of 7 months") >= SENTENCES
    assert said.saying("1,999 is questioned") >= {"measure", "paper"}
    assert said.row("Burglary")["current"] == str(193 + 191 + 168 + 166 + 163)


@pytest.mark.parametrize("typed", ["NYA", "data not yet available", "Not yet available"])
def test_a_figure_that_is_not_yet_available_is_no_target_to_be_set(plan, typed):
    """Situation 21."""
    measure = builders.make_measure(plan, "Reoffending")
    builders.make_target(measure, 30, "at_most", year=YEAR)
    assert entered(measure, typed, YEAR).status_code == 302
    said = surfaces_of(plan)
    assert said.row("Reoffending")["current_state"] == "not_available"
    assert said.saying("not yet available", "NYA") >= {*SENTENCES, "table"}
    assert said.quoting("to be set") == []


@pytest.mark.parametrize("typed", ["250%", "12%", "12 per cent"])
def test_a_percentage_is_refused_for_a_count(plan, typed):
    """Situation 22."""
    measure = builders.make_measure(plan, "Burglary")
    assert "quantity" in pages.errors_of(entered(measure, typed, LAST))
    with pytest.raises(NotANumber):
        read_figure(typed, Unit.COUNT)
    assert entered(measure, "250", LAST).status_code == 302


def test_quarters_of_a_year_to_date_are_asked_about(plan):
    """Situation 23: 60, 125, 190 and 253 of a year of 253 are 60, 65, 65 and 63."""
    measure = builders.make_measure(plan, "Burglary")
    builders.make_observation(measure, 253, year=LAST)
    quarters = LAST.parts(PeriodKind.QUARTER)
    for quarter, value in zip(quarters[:3], (60, 125, 190), strict=True):
        builders.make_observation(measure, value, year=quarter)
    asked = entered(measure, "253", quarters[3])
    assert asked.status_code == 200
    assert "60, 65, 65 and 63" in asked.content.decode()
