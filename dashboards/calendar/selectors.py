"""The whole year of a partnership: the days of the rooms below, with papers and committees' recommendations."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from core import clock, ics
from core.govuk.marks import Mark, MarkShape, Tone
from core.periods.period import Period
from core.periods.words import PeriodKind
from cycle.calendar import selectors
from cycle.calendar.events import CalendarEvent, EventKind, EventState, by_month, late, within
from cycle.duties.rules.days import add_months
from partnerships.access.policies import Scope
from partnerships.models import Partnership
from reports.models import Recommendation, Report
from reports.papers.deadlines import Practice, deadlines_for
from reports.papers.selectors import practice_of

YEARS = 1990, 2150  # the first and last that can be looked at
MARKS = {
    EventState.LATE: Mark("Late", MarkShape.CROSS, Tone.BAD),
    EventState.TODAY: Mark("Today", MarkShape.HALF, Tone.NEAR),
    EventState.TO_DO: Mark("To do", MarkShape.RING, Tone.CALM),
    EventState.DONE: Mark("Done", MarkShape.TICK, Tone.GOOD),
}


@dataclass(frozen=True)
class CalendarDay:
    """An event as the page lists it."""

    event: CalendarEvent
    mark: Mark | None


@dataclass(frozen=True)
class YearPage:
    """A year's days by month, what is late in it, and the years beside it."""

    year: Period
    months: tuple[tuple[Period, tuple[CalendarDay, ...]], ...]
    late: tuple[CalendarDay, ...]

    @property
    def before(self) -> Period:
        return self.year.before()

    @property
    def after(self) -> Period:
        return self.year.after()


def year_asked(text: str, today: date) -> Period:
    """The financial year of that code; the one that today falls in where the text is none."""
    current = Period.containing(today, PeriodKind.FINANCIAL_YEAR)
    try:
        asked = Period.parse(text) if text else current
    except ValueError:
        return current
    is_year = asked.kind is PeriodKind.FINANCIAL_YEAR and YEARS[0] <= asked.year <= YEARS[1]
    return asked if is_year else current


def year_page(scope: Scope, year: Period) -> YearPage:
    """The year as the person may see it, as of today."""
    today = clock.today()
    events = events_of(scope, year)
    return YearPage(
        year,
        tuple((month, _days(found, today)) for month, found in by_month(events)),
        _days(late(events, today), today),
    )


def events_of(scope: Scope, year: Period) -> list[CalendarEvent]:
    """Every event of the year that the person may see, in order. A fixed number of queries."""
    partnership = scope.partnership
    papers = list(
        Report.objects.current()
        .filter(partnership=partnership, meeting_date__isnull=False)
        .select_related("partnership")
        .prefetch_related("final_versions")
    )
    found = [
        *selectors.days_of(scope, year),
        *_papers(papers, practice_of(partnership)),
        *_scrutiny(papers),
        *_recommendations(partnership),
    ]
    return within(found, year)


def feed_bytes(scope: Scope, root: str) -> bytes:
    """The calendar file of the year before, this year and the next; `root` is the portal's address."""
    this = Period.containing(clock.today(), PeriodKind.FINANCIAL_YEAR)
    events = [event for year in (this.before(), this, this.after()) for event in events_of(scope, year)]
    now, slug = clock.now(), scope.partnership.slug
    return ics.calendar_bytes(
        scope.partnership.name,
        (
            ics.IcsEvent(
                uid=f"{event.key}@{slug}",
                day=event.on,
                title=event.title,
                changed=now,
                text=event.note,
                url=f"{root}{event.path}" if event.path else "",
            )
            for event in events
        ),
    )


def _days(events: Iterable[CalendarEvent], today: date) -> tuple[CalendarDay, ...]:
    return tuple(CalendarDay(event, MARKS.get(event.state(today))) for event in events)


def _papers(papers: Iterable[Report], practice: Practice) -> Iterator[CalendarEvent]:
    """Each paper's meeting, and the days by which it must be written and open.

    Once it is made final they are done; once the meeting is over there is nothing left to do.
    """
    today = clock.today()
    for paper in papers:
        if paper.meeting_date is None:
            continue
        path = reverse("report-detail", args=[paper.partnership.slug, paper.slug])
        kind = EventKind.SCRUTINY if _is_for_scrutiny(paper) else EventKind.MEETING
        meeting = f"{paper.committee or 'Meeting'}: {paper.title}"
        yield CalendarEvent(f"paper-{paper.pk}-meeting", paper.meeting_date, meeting, kind, path=path)
        is_done = True if paper.final_versions.all() else None if paper.meeting_date < today else False
        for deadline in deadlines_for(paper.meeting_date, paper.partnership.nation, practice):
            title = f"{deadline.name}: {paper.title}"
            key = f"paper-{paper.pk}-{deadline.name.lower().replace(' ', '-')}"
            yield CalendarEvent(key, deadline.day, title, EventKind.PAPER, is_done, path, deadline.basis)


def _scrutiny(papers: Iterable[Report]) -> Iterator[CalendarEvent]:
    """The day by which the next scrutiny meeting must be held: twelve months after the last that is known."""
    held = [paper for paper in papers if paper.meeting_date and _is_for_scrutiny(paper)]
    last = max(held, key=lambda paper: (paper.meeting_date, paper.pk), default=None)
    if last is not None and last.meeting_date is not None:
        by = add_months(last.meeting_date, 12)
        path = reverse("duty-detail", args=[last.partnership.slug, "SCR-03"])
        title = "Scrutiny meeting is held, within twelve months of the last"
        yield CalendarEvent(f"SCR-03-{last.meeting_date:%Y%m%d}", by, title, EventKind.LAW, False, path)


def _recommendations(partnership: Partnership) -> Iterator[CalendarEvent]:
    for one in Recommendation.objects.current().filter(partnership=partnership).select_related("addressee"):
        path = reverse("recommendation-detail", args=[partnership.slug, one.pk])
        title = f"Reply to {str(one).lower()}: {one.addressee}"
        yield CalendarEvent(f"reply-{one.pk}", one.reply_due, title, EventKind.SCRUTINY, bool(one.answer), path)
        if one.deliver_by:
            title = f"{one} is to be done: {one.addressee}"
            yield CalendarEvent(
                f"deliver-{one.pk}", one.deliver_by, title, EventKind.SCRUTINY, one.done_on is not None, path
            )


def _is_for_scrutiny(paper: Report) -> bool:
    return "scrutiny" in paper.committee.lower()
