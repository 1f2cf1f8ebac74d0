"""What a fixture may hold: every section with its keys."""

from actions.models import ActionStatus
from csp_portal.loading.reading import Shape, by_key, day, many, number, one_of, period, text, whole, yes_no
from cycle.matrix.scoring import Criterion
from cycle.models import LineKind
from partnerships.access.roles import Role
from partnerships.models import AgencyKind, AreaKind, GroupLevel, Nation, PartnerClass
from performance.models import Frequency, IndicatorUnit, Polarity, Quality, SetBy, TargetKind
from plans.models import (
    ApprovalOutcome,
    EngagementKind,
    FundingKind,
    PlanKind,
    PlanStatus,
    PriorityKind,
    StatementKind,
    TieKind,
    Verdict,
)
from reports.models import Answer

AREA = Shape(
    "area",
    {"code": text, "name": text, "kind": one_of(AreaKind)},
    {"part_of": many(text), "source": text},
)
AGENCY = Shape("agency", {"name": text, "kind": one_of(AgencyKind)}, {"unit_of": text, "starts": day, "ends": day})
PART = Shape("part", {"indicator": text}, {"less": yes_no}, short="indicator")
INDICATOR = Shape(
    "indicator",
    {"slug": text, "name": text},
    {
        "partnership": text,
        "unit": one_of(IndicatorUnit),
        "unit_label": text,
        "polarity": one_of(Polarity),
        "frequency": one_of(Frequency),
        "definition": text,
        "source": text,
        "more_may_be_good": yes_no,
        "police_driven": yes_no,
        "withhold_below": whole,
        "parts": many(PART),
    },
)

PARTNER = Shape(
    "partner",
    {"agency": text, "class": one_of(PartnerClass)},
    {"local_name": text, "represents": text, "contact_role": text, "starts": day, "ends": day},
)
GROUP_MEMBER = Shape("member", {"role_title": text}, {"agency": text})
GROUP = Shape(
    "group",
    {"name": text, "level": one_of(GroupLevel)},
    {"purpose": text, "chair_role": text, "members": many(GROUP_MEMBER)},
)
PARTNERSHIP = Shape(
    "partnership",
    {"slug": text, "name": text, "short_name": text},
    {
        "nation": one_of(Nation),
        "area": text,
        "councils": many(text),
        "colour": text,
        "parent_partnership": text,
        "partners": many(PARTNER),
        "groups": many(GROUP),
    },
)

OUTCOME = Shape("outcome", {"text": text}, {"led_by": text}, short="text")
PRIORITY = Shape(
    "priority",
    {"title": text, "kind": one_of(PriorityKind)},
    {"number": text, "rationale": text, "resources": text, "outcomes": many(OUTCOME)},
)
STATEMENT = Shape("statement", {"kind": one_of(StatementKind), "text": text}, {"title": text, "source": text})
SERVICE = Shape("service", {"name": text}, {"description": text, "commissioned_with": text})

LEAD = Shape("lead", {"who": text}, {"words": text}, short="who")
_ACTION_KEYS = {
    "priorities": many(text),
    "heading": text,
    "reference": text,
    "description": text,
    "status": one_of(ActionStatus),
    "due": day,
    "leads": many(LEAD),
}
SUB_ACTION = Shape("sub-action", {"title": text}, _ACTION_KEYS, short="title")
ACTION = Shape("action", {"title": text}, {**_ACTION_KEYS, "parts": many(SUB_ACTION)})
OUTPUT = Shape("output", {"label": text, "words": text}, {"value": number, "unit": text})
QUOTE = Shape("quote", {"words": text, "speaker": text}, {"consent_note": text})
ACHIEVEMENT = Shape(
    "achievement",
    {"text": text},
    {
        "theme": text,
        "priority": text,
        "period": text,
        "source": text,
        "outputs": many(OUTPUT),
        "quotes": many(QUOTE),
    },
)

# A figure's value stays text here: how it is read depends on the indicator's unit (`15/15` is a place).
FIGURE = Shape(
    "figure",
    {"value": text},
    {
        "mark": text,
        "numerator": number,
        "denominator": number,
        "sample_size": whole,
        "quality": one_of(Quality),
        "source": text,
        "note": text,
    },
    short="value",
)
MILESTONE = Shape("milestone", {"on": day}, {"value": number, "percent": number})
_TARGET_DEFAULTS = {"baseline_period": period, "set_by": one_of(SetBy), "set_by_name": text}
TARGET = Shape(
    "target",
    {},
    {
        **_TARGET_DEFAULTS,
        "value": text,
        "mark": text,
        "kind": one_of(TargetKind),
        "baseline_value": number,
        "two_sided": yes_no,
        "due_on": day,
        "words": text,
        "milestones": many(MILESTONE),
    },
    short="value",
)
ILLUSTRATION = Shape("illustration", {"note": text, "source": text, "figures": by_key(period, FIGURE)})
_MEASURE_DEFAULTS = {**_TARGET_DEFAULTS, "data_owner": text, "source": text, "section": text}
MEASURE_DEFAULTS = Shape("set of defaults", {}, _MEASURE_DEFAULTS)
MEASURE = Shape(
    "measure",
    {"label": text, "indicator": text},
    {
        **_MEASURE_DEFAULTS,
        "priority": text,
        "new": yes_no,
        "monitored": yes_no,
        "figures": by_key(period, FIGURE),
        "illustration": ILLUSTRATION,
        "targets": by_key(period, TARGET),
    },
)
STATED = Shape(
    "stated figure",
    {"label": text, "words": text, "source": text},
    {
        "topic": text,
        "value": number,
        "value_to": number,
        "unit": text,
        "about_others": yes_no,
        "period": text,
        "priority": text,
        "measure": text,
    },
)

_OF_A_REGISTER = {"priority": text, "source": text}
RISK = Shape(
    "risk",
    {"title": text},
    {**_OF_A_REGISTER, "likelihood": whole, "impact": whole, "mitigation": text, "owner": text, "review_on": day},
)
FUNDING = Shape(
    "funding",
    {"title": text},
    {
        **_OF_A_REGISTER,
        "kind": one_of(FundingKind),
        "funder": text,
        "recipient": text,
        "amount": number,
        "amount_to": number,
        "spent": number,
        "outputs": text,
        "claim_by": day,
    },
)
ENGAGEMENT = Shape(
    "engagement",
    {"title": text},
    {
        **_OF_A_REGISTER,
        "kind": one_of(EngagementKind),
        "audience": text,
        "held": text,
        "question": text,
        "sample_size": whole,
        "said": text,
        "did": text,
    },
)
TIE = Shape("link", {"title": text}, {**_OF_A_REGISTER, "kind": one_of(TieKind), "how": text, "review_on": day})
APPROVAL = Shape(
    "approval",
    {"title": text},
    {**_OF_A_REGISTER, "full_council": yes_no, "meets_on": day, "outcome": one_of(ApprovalOutcome), "note": text},
)
PROMISE = Shape(
    "promise",
    {"said": text},
    {**_OF_A_REGISTER, "led_by": text, "due": day, "did": text, "verdict": one_of(Verdict), "why": text},
)
YEAR = Shape("year", {"period": period}, {}, short="period")
PLAN = Shape(
    "plan",
    {
        "partnership": text,
        "slug": text,
        "title": text,
        "kind": one_of(PlanKind),
        "status": one_of(PlanStatus),
        "starts": day,
        "ends": day,
    },
    {
        "summary": text,
        "refreshes": text,
        "priorities": many(PRIORITY),
        "outcomes": many(OUTCOME),
        "statements": many(STATEMENT),
        "services": many(SERVICE),
        "actions": many(ACTION),
        "achievements": many(ACHIEVEMENT),
        "measure_defaults": MEASURE_DEFAULTS,
        "measures": many(MEASURE),
        "stated_figures": many(STATED),
        "shown_to_the_public": many(YEAR),
        "risks": many(RISK),
        "funding": many(FUNDING),
        "engagement": many(ENGAGEMENT),
        "ties": many(TIE),
        "approvals": many(APPROVAL),
        "promises": many(PROMISE),
    },
)
RECOMMENDATION = Shape(
    "recommendation",
    {"text": text, "addressee": text},
    {
        "measure": text,
        "answer": one_of(Answer),
        "reply": text,
        "replied_on": day,
        "deliver_by": day,
        "done_on": day,
        "done_note": text,
    },
)
PAPER = Shape(
    "paper",
    {"partnership": text, "plan": text, "slug": text, "layout": text, "title": text, "period": period},
    {
        "committee": text,
        "meeting_date": day,
        "cover": by_key(text, text),
        "sections": by_key(text, text),
        "recommendations": many(RECOMMENDATION),
    },
)

SCORE = Shape("score", {"score": whole}, {"because": text}, short="score")
MATRIX_LINE = Shape(
    "matrix line",
    {"label": text, "kind": one_of(LineKind)},
    {
        "measure": text,
        "evidence": text,
        "chosen": yes_no,
        "why_chosen": text,
        "why_not": text,
        "scores": by_key(one_of(Criterion), SCORE),
    },
)
ASSESSMENT = Shape(
    "assessment",
    {"partnership": text, "year": period, "plan": text, "period": period},
    {"illustrative": yes_no, "because": text, "lines": many(MATRIX_LINE)},
)

ROLE = Shape("role", {"partnership": text, "role": one_of(Role)}, {"agency": text})
GROUP_PLACE = Shape("place", {"partnership": text, "group": text}, {"chair": yes_no})
PERSON = Shape(
    "person",
    {"email": text, "name": text},
    {"role_title": text, "data_steward": yes_no, "roles": many(ROLE), "groups": many(GROUP_PLACE)},
)

FIXTURE = Shape(
    "fixture",
    {},
    {
        "areas": many(AREA),
        "agencies": many(AGENCY),
        "indicators": many(INDICATOR),
        "partnership": PARTNERSHIP,
        "plans": many(PLAN),
        "assessments": many(ASSESSMENT),
        "papers": many(PAPER),
        "people": many(PERSON),
    },
)
