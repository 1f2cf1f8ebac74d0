"""The facts that the rules are given, from what the portal knows below the papers. A fixed number of queries."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from django.db.models import Prefetch

from actions.actions.selectors import actions_of
from actions.models import Action, ActionStatus
from core.numbers.units import Unit
from core.periods.period import Period
from core.periods.words import PeriodKind
from cycle.assessments import selectors as assessments
from cycle.duties.rules.bodies import body_of
from cycle.duties.rules.facts import (
    ApprovalFact,
    DutyRecord,
    Facts,
    FiguresFact,
    GroupFact,
    PartnerFact,
    PlanFact,
    PriorityFact,
    ProtocolFact,
)
from cycle.duties.rules.findings import DutyAnswer
from cycle.models import EntryKind, YearEntry
from partnerships.models import AreaKind, AreaLink, AreaLinkKind, Group, GroupLevel, GroupMember, Partner, Partnership
from performance.measures.selectors import measures_with_names
from performance.models import Measure, TargetKind
from performance.periods.selectors import plan_of_period
from performance.plan_figures.presenters import FigureRow
from performance.plan_figures.selectors import figures_of_plan, inputs_of
from plans.models import (
    Approval,
    ApprovalOutcome,
    Commitment,
    CommitmentVerdict,
    Engagement,
    Outcome,
    PlanStatement,
    PlanStatus,
    Priority,
    StrategyLink,
    StrategyLinkKind,
)
from plans.plan import selectors as plan_selectors

# Which duty a kind of meeting in the calendar answers.
_MEETINGS = {EntryKind.PUBLIC_MEETING: "ENG-02", EntryKind.SCRUTINY: "SCR-03"}


def facts_of(partnership: Partnership, on: date, records: Mapping[str, tuple[DutyRecord, ...]]) -> Facts:
    """The partnership as of `on`; papers and publications, which live in a room above, are left to that room."""
    plans = plans_of(partnership, on)
    ties = list(StrategyLink.objects.current().filter(partnership=partnership).select_related("plan"))
    protocols = (tie for tie in ties if tie.kind == StrategyLinkKind.PROTOCOL)
    return Facts(
        on=on,
        nation=partnership.nation,
        area_code=partnership.area.code if partnership.area else "",
        districts=_districts(partnership, on),
        councils=tuple(partnership.councils.values_list("name", flat=True)),
        partners=tuple(_partner(one) for one in partnership.partners.on(on).select_related("agency")),
        groups=_groups(partnership),
        plans=plans,
        assessments=assessments.facts_of(partnership, on),
        protocols=tuple(ProtocolFact(tie.title, tie.review_on) for tie in protocols),
        agreements=_agreements(ties, on),
        figures=_figures(partnership, on),
        records=_with_meetings(partnership, records),
    )


def _with_meetings(
    partnership: Partnership, records: Mapping[str, tuple[DutyRecord, ...]]
) -> dict[str, tuple[DutyRecord, ...]]:
    """What was recorded, and the public and scrutiny meetings that the calendar says were held."""
    found = dict(records)
    held = YearEntry.objects.current().filter(partnership=partnership, kind__in=_MEETINGS, done_on__isnull=False)
    for entry in held:
        duty = _MEETINGS[EntryKind(entry.kind)]
        found[duty] = (*found.get(duty, ()), DutyRecord(DutyAnswer.MET, on=entry.done_on, note=entry.title))
    return found


def _partner(partner: Partner) -> PartnerFact:
    agency = partner.agency
    body = body_of(
        agency.name, agency.kind, is_unit=agency.unit_of_id is not None, starts=agency.starts, ends=agency.ends
    )
    return PartnerFact(agency.name, body, partner.partner_class, agency.ends, agency.pk)


def _districts(partnership: Partnership, on: date) -> tuple[str, ...]:
    """The official codes of the districts that made up the area on the day; its own where it is a district."""
    area = partnership.area
    if area is None:
        return ()
    if area.kind == AreaKind.DISTRICT:
        return (area.code,)
    links = AreaLink.objects.filter(parent=area, kind=AreaLinkKind.PART_OF, child__kind=AreaKind.DISTRICT)
    found = links.select_related("child").order_by("child__code")
    held = [link.child.code for link in found if _holds(link, on)]
    # Where the lookup's dates leave the day open, the districts it knows are still the best that is known.
    return tuple(held or [link.child.code for link in found])


def _holds(link: AreaLink, on: date) -> bool:
    return (link.starts is None or link.starts <= on) and (link.ends is None or on <= link.ends)


def _groups(partnership: Partnership) -> tuple[GroupFact, ...] | None:
    members = Prefetch("members", GroupMember.objects.current())
    groups = list(Group.objects.current().filter(partnership=partnership).prefetch_related(members))
    if not groups:
        return None
    return tuple(
        GroupFact(group.name, tuple(member.agency_id or 0 for member in group.members.all()))
        for group in groups
        if group.level == GroupLevel.STRATEGIC
    )


def _agreements(ties: Iterable[StrategyLink], on: date) -> tuple[str, ...]:
    return tuple(
        tie.title
        for tie in ties
        if "community safety agreement" in f"{tie.title} {tie.how}".lower() and tie.plan.starts <= on <= tie.plan.ends
    )


def _figures(partnership: Partnership, on: date) -> FiguresFact | None:
    """How the figures of the day's plan and year hold together."""
    year = Period.containing(on, PeriodKind.FINANCIAL_YEAR)
    plan = plan_of_period(partnership, year)
    if plan is None:
        return None
    figures = figures_of_plan(plan, year)
    faults: dict[str, list[str]] = defaultdict(list)
    for row in figures.rows:
        for fault in _faults(row):
            faults[fault].append(row.label)
    units = [row.figure.given.unit for row in figures.rows]
    return FiguresFact(
        monitored=len(figures.rows),
        counted=sum(figures.summary.counts.values()),
        changes_without_both=tuple(faults["one side"]),
        mixed_units=tuple(faults["per cent"]),
        ranks_without_group=tuple(faults["no group"]),
        percentages=units.count(Unit.PERCENT),
        ranks=units.count(Unit.RANK),
    )


def _faults(row: FigureRow) -> list[str]:
    figure, given = row.figure, row.figure.given
    found = []
    if figure.change is not None and (given.current.amount is None or given.previous.amount is None):
        found.append("one side")
    if given.unit is Unit.PERCENT and figure.change is not None and figure.change_unit != "pp":
        found.append("per cent")
    if given.unit is Unit.RANK and given.current.amount is not None and given.rank_of is None:
        found.append("no group")
    return found


# What has left its draft and been agreed to; a superseded plan was in force on its own days.
AGREED = (PlanStatus.APPROVED, PlanStatus.PUBLISHED, PlanStatus.SUPERSEDED)


def plans_of(partnership: Partnership, on: date) -> tuple[PlanFact, ...]:
    """Every current plan of the partnership, with what it holds now."""
    approvals = _by_plan(Approval.objects.current().filter(partnership=partnership))
    engagement = _by_plan(Engagement.objects.current().filter(partnership=partnership))
    commitments = _by_plan(Commitment.objects.current().filter(partnership=partnership))
    actions = _by_plan(actions_of(partnership))
    priorities = _by_plan(Priority.objects.current().filter(partnership=partnership))
    words = _words(partnership)
    all_measures = list(measures_with_names(partnership))
    whole = _whole_measures(partnership, all_measures)
    measures = _by_plan(all_measures)
    return tuple(
        PlanFact(
            title=plan.title,
            starts=plan.starts,
            ends=plan.ends,
            is_in_force=plan.status in AGREED,
            approvals=tuple(_approval(one, on) for one in approvals[plan.pk]),
            priorities=tuple(_priority(one, actions[plan.pk], measures[plan.pk], whole) for one in priorities[plan.pk]),
            words=(*words[plan.pk], *(action.title for action in actions[plan.pk])),
            engagement=tuple(one.title for one in engagement[plan.pk]),
            commitments=len(commitments[plan.pk]),
            open_commitments=sum(one.verdict == CommitmentVerdict.OPEN for one in commitments[plan.pk]),
            open_actions=sum(ActionStatus(one.status).is_open for one in actions[plan.pk]),
        )
        for plan in plan_selectors.plans_of(partnership)
    )


def _by_plan(records: Iterable[Any], key: Callable[[Any], int] = lambda one: one.plan_id) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    for record in records:
        found[key(record)].append(record)
    return found


def _words(partnership: Partnership) -> dict[int, list[str]]:
    """What each plan is about: its priorities, outcomes and passages."""
    found: dict[int, list[str]] = defaultdict(list)
    sources: tuple[tuple[Any, str], ...] = ((Priority, "title"), (Outcome, "text"), (PlanStatement, "text"))
    for model, field in sources:
        rows = model.objects.current().filter(partnership=partnership).values_list("plan_id", field)
        for plan_id, text in rows:
            found[plan_id].append(text)
    return found


def _approval(entry: Approval, on: date) -> ApprovalFact:
    given = entry.outcome == ApprovalOutcome.APPROVED and (entry.meets_on is None or entry.meets_on <= on)
    return ApprovalFact(entry.title, entry.meets_on, given, entry.is_full_council)


def _priority(
    priority: Priority, actions: Iterable[Action], measures: Iterable[Measure], whole: set[int]
) -> PriorityFact:
    serving = [one for one in actions if priority.pk in {served.pk for served in one.priorities.all()}]
    measured = [one for one in measures if one.priority_id == priority.pk]
    return PriorityFact(
        title=priority.title,
        actions=len(serving),
        led_and_dated=sum(1 for one in serving if one.due and one.known_leads),
        has_resources=bool(priority.resources.strip()),
        measures=len(measured),
        whole_measures=sum(one.pk in whole for one in measured),
    )


def _whole_measures(partnership: Partnership, measures: Iterable[Measure]) -> set[int]:
    """The keys of measures with a standing target, set and not only announced, and something to measure it from."""
    asked = [
        (measure, target.period)
        for measure in measures
        for target in measure.known_targets
        if target.replaced_at is None and target.kind != TargetKind.TO_BE_SET
    ]
    known = inputs_of(partnership, asked) if asked else []
    return {one.measure.pk for one in known if one.baseline.amount is not None}
