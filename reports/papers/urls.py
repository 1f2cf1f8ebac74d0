from django.urls import path

from reports.papers import views

urlpatterns = [
    path("papers/", views.report_list, name="report-list"),
    path("papers/new/", views.ReportCreate.as_view(), name="report-create"),
    path("papers-practice/", views.PracticeEdit.as_view(), name="paper-practice"),
    path("papers/<slug:report>/", views.report_detail, name="report-detail"),
    path("papers/<slug:report>/edit/", views.ReportEdit.as_view(), name="report-edit"),
    path("papers/<slug:report>/sections/<slug:section>/", views.section_edit, name="section-edit"),
    path("papers/<slug:report>/paper.<str:file_format>", views.report_file, name="report-file"),
    *views.REPORT.paths("papers/<slug:report>/", "report"),
]
