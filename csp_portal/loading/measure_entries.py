"""What a file may say of a measure: its figures, what is known of them, its targets, what is only stated."""

from pydantic import Field

from csp_portal.loading.reading import FileEntry
from csp_portal.loading.values import ByPeriod, Day, FirstDay, FromOne, InPeriod, LastDay, Number, YesNo
from figures.readings.data_notes import DataStatus, NoteEffect, NoteKind
from performance.models import SetBy, Spread, TargetKind, ToleranceKind


class RecordedEntry(FileEntry):
    """What was recorded on a day: that of the load, unless the entry names another before it."""

    recorded_on: Day | None = None


class FigureEntry(RecordedEntry):
    """Its value stays text: how it is read depends on the indicator's unit (`15/15` is a place)."""

    short = "value"
    value: str
    mark: str | None = None
    numerator: Number | None = None
    denominator: Number | None = None
    sample_size: FromOne | None = None
    data_status: DataStatus | None = None
    source: str = ""
    note: str = ""


class IllustrationEntry(FileEntry):
    note: str
    source: str
    figures: ByPeriod[FigureEntry]


class MilestoneEntry(FileEntry):
    on: Day
    value: Number | None = None
    percent: Number | None = None


class TargetDefaultsEntry(FileEntry):
    baseline_period: InPeriod | None = None
    set_by: SetBy | None = None
    set_by_name: str = ""


class TargetEntry(TargetDefaultsEntry, RecordedEntry):
    short = "value"
    value: str | None = None
    mark: str | None = None
    kind: TargetKind | None = None
    baseline_value: Number | None = None
    two_sided: YesNo = False
    spread: Spread | None = None
    due_on: Day | None = None
    words: str = ""
    milestones: list[MilestoneEntry] = []


class BreakEntry(RecordedEntry):
    """The figures from that day on cannot be compared with those before."""

    starts: FirstDay = Field(alias="from")
    note: str
    source: str = ""


class DataNoteEntry(RecordedEntry):
    starts: FirstDay | None = Field(default=None, alias="from")
    ends: LastDay | None = Field(default=None, alias="to")
    effect: NoteEffect
    text: str
    kind: NoteKind = NoteKind.OTHER
    source: str = ""


class MeasureDefaultsEntry(TargetDefaultsEntry):
    data_owner: str = ""
    source: str = ""
    section: str = ""


class MeasureEntry(MeasureDefaultsEntry):
    label: str
    indicator: str
    priority: str = ""
    new: YesNo = False
    monitored: YesNo = True
    figures: ByPeriod[FigureEntry] = {}
    illustration: IllustrationEntry | None = None
    area: str = ""
    tolerance: Number | None = None
    tolerance_kind: ToleranceKind | None = None
    data_status: ByPeriod[DataStatus] = {}
    not_yet_available: list[InPeriod] = []
    breaks: list[BreakEntry] = []
    data_notes: list[DataNoteEntry] = []
    targets: ByPeriod[TargetEntry] = {}


class StatedFigureEntry(FileEntry):
    label: str
    words: str
    source: str
    topic: str = ""
    value: Number | None = None
    value_to: Number | None = None
    unit: str = ""
    about_others: YesNo = False
    period: str = ""
    priority: str = ""
    measure: str = ""
