from django.urls import path

from reports.views import overview, papers, publishing

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
    path("papers/<slug:report>/paper.<str:file_format>", papers.report_file, name="report-file"),
]
