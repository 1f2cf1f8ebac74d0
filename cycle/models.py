from cycle.assessments.models import Assessment, AssessmentPart, AssessmentSection, ChangeReason, LineKind, MatrixLine
from cycle.calendar.models import CalendarFeed, EntryKind, YearEntry
from cycle.daily.models import DailyJob, Due
from cycle.duties.models import DutyEvidence, Shows
from cycle.meetings.models import (
    AgendaItem,
    AgendaOutcome,
    Attendance,
    LogItem,
    LogStatus,
    LogUpdate,
    Meeting,
    MeetingStatus,
    Presence,
)
from cycle.reminders.models import Reminder, ReminderChoice, ReminderLink, ReminderState
from cycle.returns.models import AgencyReturn, ReturnComment, ReturnStatus

__all__ = [
    "AgencyReturn",
    "AgendaItem",
    "AgendaOutcome",
    "Assessment",
    "AssessmentPart",
    "AssessmentSection",
    "Attendance",
    "CalendarFeed",
    "ChangeReason",
    "DailyJob",
    "Due",
    "DutyEvidence",
    "EntryKind",
    "LineKind",
    "LogItem",
    "LogStatus",
    "LogUpdate",
    "MatrixLine",
    "Meeting",
    "MeetingStatus",
    "Presence",
    "Reminder",
    "ReminderChoice",
    "ReminderLink",
    "ReminderState",
    "ReturnComment",
    "ReturnStatus",
    "Shows",
    "YearEntry",
]
