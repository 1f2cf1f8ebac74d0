"""The days of a partnership's year, from the plans, assessments, returns and registers. The scope comes first."""

from collections.abc import Iterator
from typing import Any

from django.core import signing
from django.db.models import Q, QuerySet
from django.urls import reverse

from core.periods.period import Period
from cycle.calendar.events import CalendarEvent, EventKind
from cycle.duties.rules.all_duties import BY_ID
from cycle.duties.rules.duty import in_words
from cycle.duties.selectors.evidence import open_evidence_of
from cycle.duties.selectors.facts import AGREED
from cycle.meetings.selectors import meetings_of
from cycle.models import Assessment, CalendarFeed, EntryKind, LogItem, LogStatus, MeetingStatus, Shows, YearEntry
from cycle.returns.selectors.returns import returns_seen
from partnerships.access.policies import Scope
from partnerships.access.roles import Permission
from partnerships.models import Nation, Partnership
from plans.models import Approval, ApprovalOutcome, Funding, Plan, RegisterEntry, Risk, StrategyLink, StrategyLinkKind

_FEED_SALT = "cycle.calendar"
_KINDS = {
    EntryKind.CONSULTATION: EventKind.CONSULTATION,
    EntryKind.SCRUTINY: EventKind.SCRUTINY,
    EntryKind.OTHER: EventKind.OTHER,
}


def days_of(scope: Scope, year: Period) -> list[CalendarEvent]:
    """What the rooms below the papers hold of the year's days. A fixed number of queries."""
    partnership = scope.partnership
    return [
        *(_required(partnership, year) if partnership.nation == Nation.ENGLAND else ()),
        *_plans(partnership, year),
        *_reviews(partnership, year),
        *_returns(scope, year),
        *_meetings(partnership, year),
        *(_entry(scope, one) for one in entries_of(partnership).filter(on__range=(year.start, year.end))),
    ]


def entries_of(partnership: Partnership) -> QuerySet[YearEntry]:
    found: QuerySet[YearEntry] = YearEntry.objects.current().filter(partnership=partnership)
    return found


def archived_entries_of(partnership: Partnership) -> QuerySet[YearEntry]:
    found: QuerySet[YearEntry] = YearEntry.objects.filter(partnership=partnership, archived_at__isnull=False)
    return found


def entry_for(partnership: Partnership, pk: int) -> YearEntry | None:
    """The partnership's entry of that key, archived or not; None for any other's."""
    found: YearEntry | None = YearEntry.objects.filter(partnership=partnership, pk=pk).first()
    return found


def feed_of(scope: Scope) -> CalendarFeed | None:
    """The person's own feed of the partnership, open or stopped."""
    return CalendarFeed.objects.filter(partnership=scope.partnership, user=scope.user).first()


def address_of(feed: CalendarFeed) -> str:
    """The secret part of the feed's address, for its present version."""
    return signing.Signer(salt=_FEED_SALT).sign(f"{feed.pk}.{feed.version}")


def feed_at(address: str) -> CalendarFeed | None:
    """The open feed of that secret address; None for one that was altered, renewed or stopped."""
    try:
        key, version = signing.Signer(salt=_FEED_SALT).unsign(address).split(".")
    except signing.BadSignature:
        return None
    found = CalendarFeed.objects.filter(pk=int(key), version=int(version), stopped_at__isnull=True)
    return found.select_related("user", "partnership").first()


def _required(partnership: Partnership, year: Period) -> Iterator[CalendarEvent]:
    """What the regulations ask for by the end of each year."""
    slug, key = partnership.slug, year.code
    own = Assessment.objects.current().filter(partnership=partnership, year=year, is_illustrative=False)
    next_year = year.after()
    plans = Plan.objects.current().filter(
        partnership=partnership, status__in=AGREED, starts__lte=next_year.start, ends__gte=next_year.start
    )
    held = Q(duty="ENG-02", shows=Shows.MET, on__range=(year.start, year.end))
    meetings = entries_of(partnership).filter(kind=EntryKind.PUBLIC_MEETING, done_on__range=(year.start, year.end))
    is_held = open_evidence_of(partnership.pk).filter(held).exists() or meetings.exists()
    asked = (
        ("SA-01", f"Strategic assessment of {year.short_label} is prepared", own.exclude(approved_on=None).exists()),
        ("PLAN-02", f"Plan for {next_year.short_label} is revised, before 1 April", plans.exists()),
        ("ENG-02", f"Public meeting of {year.short_label} is held", is_held),
    )
    for duty, title, is_done in asked:
        note = BY_ID[duty].reference
        yield CalendarEvent(
            f"{duty}-{key}", year.end, title, EventKind.LAW, is_done, reverse("duty-detail", args=[slug, duty]), note
        )


def _plans(partnership: Partnership, year: Period) -> Iterator[CalendarEvent]:
    slug = partnership.slug
    for plan in Plan.objects.current().filter(partnership=partnership):
        path = reverse("plan-detail", args=[slug, plan.pk])
        for name, day in (("begins", plan.starts), ("ends", plan.ends)):
            if year.contains(day):
                yield CalendarEvent(f"plan-{plan.pk}-{name}", day, f"{plan.title} {name}", EventKind.PLAN, path=path)
    for approval in _of_plans(Approval, partnership).filter(meets_on__range=(year.start, year.end)):
        title = f"{approval.title} on {approval.plan.title}"
        is_done = approval.outcome != ApprovalOutcome.PLANNED
        path = reverse("register", args=[slug, approval.plan_id, "approvals"])
        yield CalendarEvent(f"approval-{approval.pk}", approval.meets_on, title, EventKind.APPROVAL, is_done, path)
    for funding in _of_plans(Funding, partnership).filter(claim_by__range=(year.start, year.end)):
        path = reverse("register", args=[slug, funding.plan_id, "funding"])
        yield CalendarEvent(
            f"claim-{funding.pk}", funding.claim_by, f"Claim: {funding.title}", EventKind.PLAN, path=path
        )


def _reviews(partnership: Partnership, year: Period) -> Iterator[CalendarEvent]:
    """Reviews of risks, protocols and other links, and of what was recorded for a duty until a day.

    A review is done when its next day is entered; until then this one stands, and is late once it is past.
    """
    slug, days = partnership.slug, (year.start, year.end)
    for risk in _of_plans(Risk, partnership).filter(review_on__range=days):
        path = reverse("register", args=[slug, risk.plan_id, "risks"])
        yield CalendarEvent(
            f"risk-{risk.pk}", risk.review_on, f"Review the risk: {risk}", EventKind.REVIEW, False, path
        )
    for tie in _of_plans(StrategyLink, partnership).filter(review_on__range=days):
        called = "information-sharing protocol" if tie.kind == StrategyLinkKind.PROTOCOL else "link"
        path = reverse("register", args=[slug, tie.plan_id, "ties"])
        yield CalendarEvent(
            f"tie-{tie.pk}", tie.review_on, f"Review the {called}: {tie}", EventKind.REVIEW, False, path
        )
    for one in open_evidence_of(partnership.pk).filter(until__range=days, shows=Shows.MET):
        path = reverse("duty-detail", args=[slug, one.duty])
        title = f"Review what was recorded for {one.duty}: {one.note[:80] or one.link}"
        if one.until is not None:
            yield CalendarEvent(f"evidence-{one.pk}", one.until, title, EventKind.REVIEW, False, path)


def _returns(scope: Scope, year: Period) -> Iterator[CalendarEvent]:
    for one in returns_seen(scope).filter(due__range=(year.start, year.end)):
        path = reverse("return-detail", args=[scope.partnership.slug, one.pk])
        title = f"Return for {one.period.short_label}: {one.agency}"
        yield CalendarEvent(f"return-{one.pk}", one.due, title, EventKind.RETURN, not one.is_outstanding, path)


def _meetings(partnership: Partnership, year: Period) -> Iterator[CalendarEvent]:
    """Each group's meetings, done once their minutes are issued, and the actions that they gave someone."""
    slug, days = partnership.slug, (year.start, year.end)
    for meeting in meetings_of(partnership).filter(day__range=days).exclude(status=MeetingStatus.CANCELLED):
        path = reverse("meeting-detail", args=[slug, meeting.pk])
        yield CalendarEvent(
            f"meeting-{meeting.pk}", meeting.day, f"{meeting.group} meets", EventKind.MEETING, not meeting.is_open, path
        )
    log = LogItem.objects.filter(partnership=partnership, due__range=days).select_related("group")
    for item in log.exclude(status=LogStatus.DROPPED):
        if item.due is not None:
            path = reverse("group-meetings", args=[slug, item.group_id])
            is_done = item.status == LogStatus.DONE
            yield CalendarEvent(f"log-{item.pk}", item.due, f"{item.group}: {item}", EventKind.MEETING, is_done, path)


def _entry(scope: Scope, entry: YearEntry) -> CalendarEvent:
    page = "year-entry-edit" if scope.can(Permission.PLAN_EDIT) else "year-entry-history"
    path = reverse(page, args=[scope.partnership.slug, entry.pk])
    last = f"Until {in_words(entry.until)}. " if entry.until and entry.until != entry.on else ""
    kind = _KINDS.get(EntryKind(entry.kind), EventKind.MEETING)
    return CalendarEvent(
        f"entry-{entry.pk}", entry.on, entry.title, kind, entry.done_on is not None, path, f"{last}{entry.note}".strip()
    )


def _of_plans(model: type[RegisterEntry], partnership: Partnership) -> QuerySet[Any]:
    """The current entries of one register in the partnership's current plans."""
    found: QuerySet[Any] = model.objects.current().filter(partnership=partnership)
    return found.filter(plan__archived_at__isnull=True).select_related("plan")
