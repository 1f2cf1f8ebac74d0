from django.urls import path

from cycle.assessments import views as assessments
from cycle.calendar import views as year
from cycle.duties import views as duties
from cycle.matrix import views as matrix
from cycle.meetings import agenda_views as agenda
from cycle.meetings import views as meeting_hold
from cycle.meetings import views as meetings
from cycle.my_work import views as my_work
from cycle.reminders import views as reminders
from cycle.returns import fill_views as return_fill
from cycle.returns import views as returns
from cycle.roll_forward import views as rolling

urlpatterns = [
    path("my-work/", my_work.MyWork.as_view(), name="my-work"),
    path("returns/", returns.return_list, name="return-list"),
    path("plans/<int:plan>/returns/open/", returns.ReturnsOpen.as_view(), name="returns-open"),
    path("returns/remind/", reminders.Remind.as_view(), name="returns-remind"),
    path("returns/calendar.ics", reminders.return_calendar, name="return-calendar"),
    path("returns/<int:agency_return>/", returns.ReturnDetail.as_view(), name="return-detail"),
    path("returns/<int:agency_return>/fill/", return_fill.ReturnFill.as_view(), name="return-fill"),
    path("returns/<int:agency_return>/sheet.xlsx", returns.ReturnSheet.as_view(), name="return-sheet"),
    path("returns/<int:agency_return>/submit/", returns.ReturnSubmit.as_view(), name="return-submit"),
    path("returns/<int:agency_return>/accept/", returns.ReturnAccept.as_view(), name="return-accept"),
    path("returns/<int:agency_return>/back/", returns.ReturnSendBack.as_view(), name="return-send-back"),
    path("returns/<int:agency_return>/history/", returns.ReturnHistory.as_view(), name="return-history"),
    path("meetings/", meetings.meeting_list, name="meeting-list"),
    path("groups/<int:group>/meetings/", meetings.GroupMeetings.as_view(), name="group-meetings"),
    path("groups/<int:group>/meetings/new/", meetings.MeetingPlan.as_view(), name="meeting-plan"),
    path("meetings/<int:meeting>/", meetings.MeetingDetail.as_view(), name="meeting-detail"),
    path("meetings/<int:meeting>/edit/", meetings.MeetingEdit.as_view(), name="meeting-edit"),
    path("meetings/<int:meeting>/cancel/", meetings.MeetingCancel.as_view(), name="meeting-cancel"),
    path("meetings/<int:meeting>/hold/", meeting_hold.MeetingHold.as_view(), name="meeting-hold"),
    path("meetings/<int:meeting>/issue/", meetings.MeetingIssue.as_view(), name="meeting-issue"),
    path("meetings/<int:meeting>/history/", meetings.MeetingHistory.as_view(), name="meeting-history"),
    path("meetings/<int:meeting>/items/new/", agenda.ItemAdd.as_view(), name="agenda-item-add"),
    path("agenda-items/<int:agenda_item>/edit/", agenda.ItemEdit.as_view(), name="agenda-item-edit"),
    path("agenda-items/<int:agenda_item>/remove/", agenda.ItemRemove.as_view(), name="agenda-item-remove"),
    path("log-items/<int:log_item>/edit/", agenda.LogItemEdit.as_view(), name="log-item-edit"),
    path("log-items/<int:log_item>/update/", agenda.LogItemUpdate.as_view(), name="log-item-update"),
    path("log-items/<int:log_item>/history/", agenda.LogItemHistory.as_view(), name="log-item-history"),
    path("plans/<int:plan>/next/", rolling.RollForward.as_view(), name="roll-forward"),
    path("plans/<int:plan>/promises/", rolling.promise_review, name="promise-review"),
    path("plans/<int:plan>/promises/freeze/", rolling.promises_freeze, name="promises-freeze"),
    path("plans/<int:plan>/promises/settle/", rolling.promises_settle, name="promises-settle"),
    path("duties/<str:duty>/", duties.duty_detail, name="duty-detail"),
    path("duties/<str:duty>/record/", duties.EvidenceCreate.as_view(), name="evidence-create"),
    path("evidence/<int:evidence>/edit/", duties.EvidenceEdit.as_view(), name="evidence-edit"),
    path("evidence/<int:evidence>/archive/", duties.EvidenceArchive.as_view(), name="evidence-archive"),
    path("evidence/<int:evidence>/restore/", duties.EvidenceRestore.as_view(), name="evidence-restore"),
    path("evidence/<int:evidence>/history/", duties.EvidenceHistory.as_view(), name="evidence-history"),
    path("assessments/", assessments.assessment_list, name="assessment-list"),
    path("assessments/new/", assessments.AssessmentCreate.as_view(), name="assessment-create"),
    path(
        "assessments/<int:assessment>/sections/<str:part>/",
        assessments.SectionEdit.as_view(),
        name="assessment-section-edit",
    ),
    path(
        "assessments/<int:assessment>/reasons/<int:measure>/",
        assessments.ReasonEdit.as_view(),
        name="change-reason-edit",
    ),
    path("assessments/<int:assessment>/reopen/", assessments.AssessmentReopen.as_view(), name="assessment-reopen"),
    path("assessments/<int:assessment>/history/", assessments.AssessmentHistory.as_view(), name="assessment-history"),
    path("assessments/<int:assessment>/matrix/", matrix.matrix, name="matrix"),
    path("assessments/<int:assessment>/matrix/weights/", matrix.WeightsEdit.as_view(), name="matrix-weights"),
    path("assessments/<int:assessment>/matrix/new/", matrix.LineCreate.as_view(), name="matrix-line-create"),
    path("matrix/<int:line>/edit/", matrix.LineEdit.as_view(), name="matrix-line-edit"),
    path("matrix/<int:line>/scores/", matrix.ScoresEdit.as_view(), name="matrix-line-scores"),
    path("matrix/<int:line>/answer/", matrix.LineAnswer.as_view(), name="matrix-line-answer"),
    path("matrix/<int:line>/archive/", matrix.LineArchive.as_view(), name="matrix-line-archive"),
    path("matrix/<int:line>/restore/", matrix.LineRestore.as_view(), name="matrix-line-restore"),
    path("matrix/<int:line>/history/", matrix.LineHistory.as_view(), name="matrix-line-history"),
    path("calendar/new/", year.EntryCreate.as_view(), name="year-entry-create"),
    path("calendar/days/<int:year_entry>/edit/", year.EntryEdit.as_view(), name="year-entry-edit"),
    path("calendar/days/<int:year_entry>/archive/", year.EntryArchive.as_view(), name="year-entry-archive"),
    path("calendar/days/<int:year_entry>/restore/", year.EntryRestore.as_view(), name="year-entry-restore"),
    path("calendar/days/<int:year_entry>/history/", year.EntryHistory.as_view(), name="year-entry-history"),
    path("calendar/feed/", year.feed, name="calendar-feed"),
    path("calendar/feed/open/", year.feed_open, name="calendar-feed-open"),
    path("calendar/feed/renew/", year.feed_renew, name="calendar-feed-renew"),
    path("calendar/feed/close/", year.feed_stop, name="calendar-feed-stop"),
]
