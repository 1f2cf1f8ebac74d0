"""What a measure's page lists of its figure: months, comparison, target, projection, data status and notes."""

from datetime import date

from figures.readings.data_notes import DataStatus, FigureNote, NoteEffect, NoteKind
from performance.measures.facts import facts_of, note_words
from performance.models import Measure
from performance.plan_figures.presenters import row_for
from tests.figures.figure.figure_samples import NOW, figure, so_far, target


def facts(found):
    return dict(facts_of(row_for(Measure(label=found.label), found)))


def test_a_running_year_names_its_months_what_is_due_and_where_it_is_heading():
    last_year = [30] * 12
    running = so_far([30] * 6, last_year, target("at_most", 360, period=NOW), today=date(2026, 11, 30))
    told = facts(running)
    assert told["April to September 2026"] == "180"
    assert told["Same months of 2025"].startswith("180")
    assert "360" in told["Same months of 2025"]
    assert told["Due so far"].endswith("by 30 September 2026")
    assert "heading for about" in told["Projection"]
    assert told["Data status"] == DataStatus.FINAL.words


def test_what_is_not_known_has_neither_a_data_status_nor_a_grade():
    told = facts(figure(current=None, previous=5))
    assert "Data status" not in told
    assert told["2012/13"] == "5"


def test_a_note_says_what_follows_from_it_and_who_says_so():
    note = FigureNote(NoteKind.RECORDING, NoteEffect.BLOCKS, "the counting changed in April 2026", source="Bay Police")
    words = note_words(note)
    assert words.startswith("The counting changed in April 2026, ")
    assert "not compared" in words
    assert words.endswith("(Bay Police).")
