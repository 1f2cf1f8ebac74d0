"""Partnerships as plain facts, for the rules: one that does all it must, and changes to it."""

from dataclasses import replace
from datetime import date

from core.periods.period import Period
from cycle.duties.rules.bodies import Body
from cycle.duties.rules.facts import (
    ApprovalFact,
    AssessmentFact,
    DutyRecord,
    Facts,
    FiguresFact,
    GroupFact,
    PaperFact,
    PartnerFact,
    PlanFact,
    PriorityFact,
    ProtocolFact,
)
from cycle.duties.rules.findings import DutyAnswer

DAY = date(2013, 7, 15)
COUNCIL = PartnerFact("Seaside Council", Body.COUNCIL, key=1)
POLICE = PartnerFact("Seaside Police", Body.POLICE, key=2)
FIRE = PartnerFact("Seaside Fire Authority", Body.FIRE, key=3)
TRUST = PartnerFact("Seaside Probation Trust", Body.PROBATION, key=4)
CCG = PartnerFact("NHS Seaside Clinical Commissioning Group", Body.COMMISSIONING_GROUP, key=5)
PCT = PartnerFact("NHS Seaside", Body.PRIMARY_CARE_TRUST, ends=date(2013, 3, 31), key=6)
ICB = PartnerFact("NHS Seaside Integrated Care Board", Body.CARE_BOARD, key=7)
POLICE_AUTHORITY = PartnerFact("Seaside Police Authority", Body.POLICE_AUTHORITY, key=8)
PROBATION_SERVICE = PartnerFact("The Probation Service", Body.PROBATION, key=9)
HOUSING = PartnerFact("Seaside Homes", Body.OTHER, partner_class="co_operating", key=10)
PRIORITY = PriorityFact("Burglary", actions=1, led_and_dated=1, has_resources=True, measures=1, whole_measures=1)
COUNCIL_APPROVED = ApprovalFact("Full council", date(2013, 3, 20), is_given=True, is_full_council=True)
PLAN = PlanFact(
    "Plan 2013/14",
    date(2013, 4, 1),
    date(2014, 3, 31),
    approvals=(COUNCIL_APPROVED,),
    priorities=(PRIORITY,),
    words=("Less burglary", "Fewer harmed by drugs and alcohol", "Reduce reoffending"),
    engagement=("A survey of residents",),
)
LAST_PLAN = PlanFact("Plan 2012/13", date(2012, 4, 1), date(2013, 3, 31))
ASSESSMENT = AssessmentFact(
    Period.parse("2012-13"),
    approved_on=date(2013, 1, 20),
    sections=frozenset({"levels", "changes", "people"}),
    changes=2,
    priorities=("Burglary",),
)
PAPER = PaperFact(
    "Annual review",
    "Scrutiny committee",
    meets_on=date(2013, 6, 20),
    opened_on=date(2013, 6, 12),
    equality=True,
    crime_and_disorder=True,
    exempt_parts=1,
)
FIGURES = FiguresFact(monitored=10, counted=10, percentages=1, ranks=1)

GOOD = Facts(
    on=DAY,
    area_code="E22000999",
    districts=("E06000999",),
    councils=("Seaside Council",),
    partners=(COUNCIL, POLICE, FIRE, TRUST, CCG, HOUSING),
    groups=(GroupFact("Board", (1, 2, 0)),),
    plans=(PLAN, LAST_PLAN),
    assessments=(ASSESSMENT,),
    papers=(PAPER,),
    summaries=(date(2013, 5, 1),),
    protocols=(ProtocolFact("Protocol", date(2014, 5, 1)),),
    figures=FIGURES,
)
WALES = replace(GOOD, nation="wales")


def but(facts: Facts = GOOD, **changes: object) -> Facts:
    return replace(facts, **changes)  # type: ignore[arg-type]


def on(day: date, **changes: object) -> Facts:
    return replace(GOOD, on=day, **changes)  # type: ignore[arg-type]


def without(*gone: PartnerFact, plus: tuple[PartnerFact, ...] = (), facts: Facts = GOOD) -> Facts:
    return replace(facts, partners=(*(one for one in facts.partners if one not in gone), *plus))


def plan(**changes: object) -> Facts:
    return replace(GOOD, plans=(replace(PLAN, **changes), LAST_PLAN))  # type: ignore[arg-type]


def assessment(**changes: object) -> Facts:
    return replace(GOOD, assessments=(replace(ASSESSMENT, **changes),))  # type: ignore[arg-type]


def paper(**changes: object) -> Facts:
    return replace(GOOD, papers=(replace(PAPER, **changes),))  # type: ignore[arg-type]


def recorded(duty: str, *records: DutyRecord, facts: Facts = GOOD) -> Facts:
    return replace(facts, records={duty: records})


def done(day: date = DAY, **more: date) -> DutyRecord:
    return DutyRecord(DutyAnswer.MET, on=day, note="Minutes", **more)


def left(day: date = DAY) -> DutyRecord:
    return DutyRecord(DutyAnswer.NOT_MET, on=day, note="Not held")


def asked(since: date, on: date | None = None) -> DutyRecord:
    return DutyRecord(DutyAnswer.MET, on=on, since=since)
