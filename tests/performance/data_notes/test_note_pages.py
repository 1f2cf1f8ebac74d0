"""Notes on data and questions about figures, added and ended on their measure's page."""

import pytest
from django.urls import reverse

from core.models import AuditEntry
from core.periods.period import Period
from core.periods.words import PeriodKind
from performance.models import DataNote
from performance.readings.selectors.recorded import recorded_of
from tests import builders, pages

pytestmark = pytest.mark.django_db
QUARTER = Period.parse("2013-14-Q1")


@pytest.fixture
def measure():
    made = builders.make_measure(builders.make_plan(builders.make_partnership("seaside")), "Burglary")
    for month, value in zip(QUARTER.parts(PeriodKind.MONTH), (10, 2000, 30), strict=True):
        builders.make_observation(made, value, year=month)
    return made


@pytest.fixture
def officer(measure):
    return pages.sign_in(measure.partnership)


def sent(client, name, pk, **values):
    address = reverse(name, args=["seaside", pk])
    return client.post(address, pages.form_values(client.get(address)) | values)


def page_of(client, measure):
    return " ".join(client.get(reverse("measure-detail", args=["seaside", measure.pk])).content.decode().split())


def quarter_of(measure):
    return recorded_of(measure).reading((measure.indicator_id, measure.partnership.area_id), QUARTER)


def test_a_questioned_figure_stays_out_of_the_sum_until_it_is_settled_with_a_reason(measure, officer):
    assert sent(officer, "figure-question", measure.pk, period="May 2013", why="a digit too many").status_code == 302
    note = DataNote.objects.get()
    assert (note.kind, note.starts, note.ends) == ("questioned", *_days("2013-M05"))
    told = quarter_of(measure)
    assert (told.quantity.amount, told.span.known, told.span.due) == (40, 2, 3)
    assert "2,000 for May 2013 is questioned: a digit too many" in page_of(officer, measure)
    assert "why" in pages.errors_of(sent(officer, "note-end", note.pk, why=""))
    assert sent(officer, "note-end", note.pk, why="The force confirmed it").status_code == 302
    assert quarter_of(measure).quantity.amount == 2040
    kept = AuditEntry.objects.get(action="data note ended")
    assert (kept.reason, kept.tenant_id) == ("The force confirmed it", measure.partnership.pk)


@pytest.mark.parametrize("period", ["July 2013", "2013/14"])
def test_a_figure_that_was_not_recorded_is_not_questioned(measure, officer, period):
    assert "period" in pages.errors_of(sent(officer, "figure-question", measure.pk, period=period, why="odd"))
    assert not DataNote.objects.exists()


def test_a_figure_is_questioned_once(measure, officer):
    sent(officer, "figure-question", measure.pk, period="May 2013", why="odd")
    assert "period" in pages.errors_of(sent(officer, "figure-question", measure.pk, period="May 2013", why="odd"))


def test_a_note_is_listed_with_kind_effect_days_and_source_and_ended(measure, officer):
    values = {"kind": "gap", "effect": "limits", "first": "April 2013", "last": "May 2013"}
    sent(officer, "note-create", measure.pk, **values, why="one station sent nothing", source="The force")
    shown = page_of(officer, measure)
    for words in ("From 1 April 2013 to 31 May 2013", "one station sent nothing", "Limits:", "The force"):
        assert words in shown
    assert sent(officer, "note-end", DataNote.objects.get().pk, why="It came in").status_code == 302
    assert not DataNote.objects.exists()


def test_days_that_run_backwards_and_a_break_with_an_end_are_refused(measure, officer):
    turned = {"effect": "blocks", "first": "May 2013", "last": "April 2013", "why": "odd"}
    for kind in ("gap", "break"):
        assert "last" in pages.errors_of(sent(officer, "note-create", measure.pk, kind=kind, **turned))


def test_nobody_ends_the_notes_of_another_partnership(measure, officer):
    other = builders.make_measure(builders.make_plan(builders.make_partnership("elsewhere")))
    mark = builders.make_break(builders.make_indicator("Fires", partnership=other.partnership))
    assert officer.get(reverse("note-end", args=["seaside", mark.pk])).status_code == 404


def _days(code):
    period = Period.parse(code)
    return period.start, period.end
