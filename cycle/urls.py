from django.urls import path

from cycle.views import duties, handing_over, my_work, reminders, return_fill, returns, rolling

urlpatterns = [
    path("my-work/", my_work.MyWork.as_view(), name="my-work"),
    path("people/<int:membership>/hand-over/", handing_over.HandOver.as_view(), name="hand-over"),
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
]
