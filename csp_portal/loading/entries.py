"""What a file may hold: every section with its keys. What it says of a plan is in `plan_entries`."""

from pydantic import Field

from crime_data.models import CountSource
from csp_portal.loading.plan_entries import PlanEntry
from csp_portal.loading.reading import FileEntry
from csp_portal.loading.values import Day, FromOne, InPeriod, Listed, Whole, Year, YesNo
from cycle.matrix.scoring import Criterion
from cycle.models import LineKind
from partnerships.access.roles import Role
from partnerships.models import AgencyKind, AreaKind, GroupLevel, Nation, PartnerClass
from performance.models import Frequency, Handling, IndicatorPolarity, IndicatorUnit
from reports.models import ReplyKind


class PopulationEntry(FileEntry):
    """People and households of a year, in the edition of one publication."""

    short = "people"
    people: FromOne | None = None
    households: FromOne | None = None
    edition: str = "edition not named"


class AreaEntry(FileEntry):
    code: str
    name: str
    kind: AreaKind
    part_of: list[str] = []
    source: str = ""
    population: dict[Year, Listed[PopulationEntry]] = {}


class AgencyEntry(FileEntry):
    name: str
    kind: AgencyKind
    unit_of: str = ""
    starts: Day | None = None
    ends: Day | None = None


class PartEntry(FileEntry):
    short = "indicator"
    indicator: str
    less: YesNo = False


class IndicatorEntry(FileEntry):
    slug: str
    name: str
    partnership: str = ""
    unit: IndicatorUnit | None = None
    unit_label: str = ""
    polarity: IndicatorPolarity | None = None
    frequency: Frequency | None = None
    definition: str = ""
    source: str = ""
    more_may_be_good: YesNo = False
    police_driven: YesNo = False
    lag_days: Whole | None = None
    handling: Handling | None = None
    count_source: CountSource | None = None
    count_category: str = ""
    suppress_below: Whole | None = None
    parts: list[PartEntry] = []


class PartnerEntry(FileEntry):
    agency: str
    partner_class: PartnerClass = Field(alias="class")
    local_name: str = ""
    represents: str = ""
    contact_role: str = ""
    starts: Day | None = None
    ends: Day | None = None


class MemberEntry(FileEntry):
    role_title: str
    agency: str = ""


class GroupEntry(FileEntry):
    name: str
    level: GroupLevel
    purpose: str = ""
    chair_role: str = ""
    members: list[MemberEntry] = []


class PartnershipEntry(FileEntry):
    slug: str
    name: str
    short_name: str
    nation: Nation | None = None
    area: str = ""
    councils: list[str] = []
    colour: str = ""
    parent_partnership: str = ""
    partners: list[PartnerEntry] = []
    groups: list[GroupEntry] = []


class RecommendationEntry(FileEntry):
    text: str
    addressee: str
    measure: str = ""
    answer: ReplyKind | None = None
    reply: str = ""
    replied_on: Day | None = None
    deliver_by: Day | None = None
    done_on: Day | None = None
    done_note: str = ""


class PaperEntry(FileEntry):
    partnership: str
    plan: str
    slug: str
    layout: str
    title: str
    period: InPeriod
    committee: str = ""
    meeting_date: Day | None = None
    cover: dict[str, str] = {}
    sections: dict[str, str] = {}
    recommendations: list[RecommendationEntry] = []


class ScoreEntry(FileEntry):
    short = "score"
    score: Whole
    because: str = ""


class MatrixLineEntry(FileEntry):
    label: str
    kind: LineKind
    measure: str = ""
    evidence: str = ""
    chosen: YesNo = False
    why_chosen: str = ""
    why_not: str = ""
    scores: dict[Criterion, ScoreEntry] = {}


class AssessmentEntry(FileEntry):
    partnership: str
    year: InPeriod
    plan: str
    period: InPeriod
    illustrative: YesNo = False
    because: str = ""
    lines: list[MatrixLineEntry] = []


class RoleEntry(FileEntry):
    partnership: str
    role: Role
    agency: str = ""


class PlaceEntry(FileEntry):
    partnership: str
    group: str
    chair: YesNo = False


class PersonEntry(FileEntry):
    email: str
    name: str
    role_title: str = ""
    data_steward: YesNo = False
    roles: list[RoleEntry] = []
    groups: list[PlaceEntry] = []


class PartnershipFile(FileEntry):
    """A whole file; any file may hold any section."""

    areas: list[AreaEntry] = []
    agencies: list[AgencyEntry] = []
    indicators: list[IndicatorEntry] = []
    partnership: PartnershipEntry | None = None
    plans: list[PlanEntry] = []
    assessments: list[AssessmentEntry] = []
    papers: list[PaperEntry] = []
    people: list[PersonEntry] = []
