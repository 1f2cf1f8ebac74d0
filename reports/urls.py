from django.urls import path

from reports.views import enquiry, overview, papers, publishing

urlpatterns = [
    path("", overview.overview, name="overview"),
    path("papers/", papers.report_list, name="report-list"),
    path("papers/new/", papers.report_create, name="report-create"),
    path("papers/<slug:report>/", papers.report_detail, name="report-detail"),
    path("papers/<slug:report>/edit/", papers.report_edit, name="report-edit"),
    path("papers/<slug:report>/sections/<slug:section>/", papers.section_edit, name="section-edit"),
    path("plans/<int:plan>/publishing/", publishing.publishing, name="publishing"),
    path("plans/<int:plan>/publishing/<str:period>/", publishing.Publish.as_view(), name="publish"),
    path("published/<int:publication>/take-back/", publishing.Withdraw.as_view(), name="publication-withdraw"),
    path("questions/", enquiry.question_list, name="question-list"),
    path("questions/new/", enquiry.QuestionCreate.as_view(), name="question-create"),
    path("questions/suggestion/", enquiry.suggestion_settle, name="suggestion-settle"),
    path("questions/brief/", enquiry.chairs_brief, name="chairs-brief"),
    path("questions/<int:question>/", enquiry.question_detail, name="question-detail"),
    path("questions/<int:question>/edit/", enquiry.QuestionEdit.as_view(), name="question-edit"),
    path("questions/<int:question>/drop/", enquiry.QuestionDrop.as_view(), name="question-drop"),
    path("questions/<int:question>/restore/", enquiry.QuestionRestore.as_view(), name="question-restore"),
    path("questions/<int:question>/release/", enquiry.QuestionRelease.as_view(), name="question-release"),
    path("questions/<int:question>/reply/", enquiry.QuestionReply.as_view(), name="question-reply"),
    path("questions/<int:question>/history/", enquiry.QuestionHistory.as_view(), name="question-history"),
    path("papers/<slug:report>/paper.<str:file_format>", papers.report_file, name="report-file"),
]
