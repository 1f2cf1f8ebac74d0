"""The facts that the rules are given, from what the portal knows below the papers. A fixed number of queries."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date

from django.db.models import Prefetch

from core.numbers.units import Unit
from core.periods.period import Period
from core.periods.words import PeriodKind
from cycle.assessments import selectors as assessments
from cycle.duties.rules.bodies import body_of
from cycle.duties.rules.facts import DutyRecord, Facts, FiguresFact, GroupFact, PartnerFact, ProtocolFact
from cycle.duties.rules.findings import DutyAnswer
from cycle.duties.selectors.plan_facts import plans_of
from cycle.models import EntryKind, YearEntry
from partnerships.models import AreaKind, AreaLink, AreaLinkKind, Group, GroupLevel, GroupMember, Partner, Partnership
from performance.plan_figures.periods import plan_of_period
from performance.plan_figures.presenters import FigureRow
from performance.plan_figures.selectors import figures_of_plan
from plans.models import Tie, TieKind

# Which duty a kind of meeting in the calendar answers.
_MEETINGS = {EntryKind.PUBLIC_MEETING: "ENG-02", EntryKind.SCRUTINY: "SCR-03"}


def facts_of(partnership: Partnership, on: date, records: Mapping[str, tuple[DutyRecord, ...]]) -> Facts:
    """The partnership as of `on`; papers and publications, which live in a room above, are left to that room."""
    plans = plans_of(partnership, on)
    ties = list(Tie.objects.current().filter(partnership=partnership).select_related("plan"))
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
        protocols=tuple(ProtocolFact(tie.title, tie.review_on) for tie in ties if tie.kind == TieKind.PROTOCOL),
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


def _agreements(ties: Iterable[Tie], on: date) -> tuple[str, ...]:
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
