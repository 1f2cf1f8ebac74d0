"""Finding a figure, an action, a plan: every record of one partnership that holds all the words asked for.

The words are matched in Python, over the titles of one partnership: some thousand short texts, so that SQLite and
PostgreSQL answer alike, without regard to case, accents or marks, and by the beginnings of words.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse

from actions.models import Achievement, Action
from partnerships.models import Partnership
from performance.models import Measure, StatedFigure
from performance.periods.selectors import period_chosen
from performance.plan_figures.presenters import FigureRow
from performance.plan_figures.selectors import figures_of_plan
from plans.models import Outcome, Plan, PlanStatement, Priority
from reports.models import Report

MOST_EACH = 10
_WORDS = re.compile(r"[a-z0-9]+")


@dataclass(frozen=True)
class SearchResult:
    """Something found: its title, where it is, what to say beside it, and for a figure the words to copy."""

    title: str
    url: str
    beside: str = ""
    copy: str = ""
    copy_id: str = ""


@dataclass(frozen=True)
class SearchResults:
    """The hits of one kind; `more` is how many there are besides those shown."""

    kind: str
    hits: tuple[SearchResult, ...]
    more: int


def plain_words(text: str) -> list[str]:
    """The words of a text without case, accents and marks."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    return _WORDS.findall("".join(letter for letter in letters if not unicodedata.combining(letter)))


def matches(text: str, asked: Iterable[str]) -> bool:
    """Whether each of the words asked for begins a word of the text."""
    words = plain_words(text)
    return all(any(word.startswith(one) for word in words) for one in asked)


def search(partnership: Partnership, asked: str, address: str) -> list[SearchResults]:
    """What is found in the partnership, by kind; nothing for words of nothing but marks.

    `address` is the site's own, for the addresses in what is copied. A constant number of queries.
    """
    words = plain_words(asked)
    if not words:
        return []
    slug = partnership.slug
    kinds = [
        ("Figures", _figures(partnership, words, address)),
        ("Actions", _hits(Action.objects.current().filter(partnership=partnership), words, "action-detail", slug)),
        ("Priorities", _of_plan(Priority.objects.current().filter(partnership=partnership), words, "title", slug)),
        ("Outcomes", _of_plan(Outcome.objects.current().filter(partnership=partnership), words, "text", slug)),
        ("Plans", _hits(Plan.objects.current().filter(partnership=partnership), words, "plan-detail", slug)),
        ("Papers", _papers(partnership, words)),
        ("Stated figures", _stated(partnership, words)),
        ("Achievements", _of_plan(Achievement.objects.filter(partnership=partnership), words, "text", slug)),
        ("Passages", _of_plan(PlanStatement.objects.current().filter(partnership=partnership), words, "text", slug)),
    ]
    return [SearchResults(kind, tuple(hits[:MOST_EACH]), max(0, len(hits) - MOST_EACH)) for kind, hits in kinds if hits]


def _figures(partnership: Partnership, words: list[str], address: str) -> list[SearchResult]:
    """Measures by their wording or their indicator's name; those of the plan in force with their sentence."""
    measures = Measure.objects.current().filter(partnership=partnership).select_related("indicator", "plan")
    found = [one for one in measures if matches(f"{one.label} {one.indicator.name} {one.section}", words)]
    chosen = period_chosen(partnership, "")
    rows = {}
    if found and chosen:
        rows = {row.measure_id: row for row in figures_of_plan(chosen.plan, chosen.period).rows}
    hits = []
    for measure in found:
        row = rows.get(measure.pk)
        url = reverse("measure-detail", args=[partnership.slug, measure.pk])
        copy = copied(row, f"{address}{url}") if row else ""
        hits.append(
            SearchResult(measure.label, url, row.sentence if row else measure.plan.title, copy, f"copy-{measure.pk}")
        )
    return hits


def copied(row: FigureRow, url: str) -> str:
    """A figure's sentence with its period, source and address, to be pasted elsewhere."""
    given = row.figure.given
    source = f" Source: {given.now.source}." if given.now.source else ""
    return f"{row.sentence} ({given.period.label}.{source} {url})"


def _hits(records: QuerySet[Action] | QuerySet[Plan], words: list[str], view: str, slug: str) -> list[SearchResult]:
    """Records that have pages of their own."""
    return [SearchResult(one.title, reverse(view, args=[slug, one.pk])) for one in records if matches(one.title, words)]


def _of_plan(records: QuerySet[Any], words: list[str], name: str, slug: str) -> list[SearchResult]:
    """Records that are shown on their plan's page."""
    return [
        SearchResult(getattr(one, name)[:160], reverse("plan-detail", args=[slug, one.plan_id]), one.plan.title)
        for one in records.select_related("plan")
        if matches(getattr(one, name), words)
    ]


def _papers(partnership: Partnership, words: list[str]) -> list[SearchResult]:
    papers = Report.objects.current().filter(partnership=partnership)
    return [
        SearchResult(one.title, reverse("report-detail", args=[partnership.slug, one.slug]), one.committee)
        for one in papers
        if matches(f"{one.title} {one.committee}", words)
    ]


def _stated(partnership: Partnership, words: list[str]) -> list[SearchResult]:
    stated = StatedFigure.objects.current().filter(partnership=partnership)
    return [
        SearchResult(
            f"{one.label}: “{one.words}”", reverse("stated-list", args=[partnership.slug, one.plan_id]), one.source
        )
        for one in stated
        if matches(f"{one.topic} {one.label} {one.words}", words)
    ]
