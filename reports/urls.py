from django.urls import include, path

urlpatterns = [
    path("", include("reports.assessment_papers.urls")),
    path("", include("reports.before_signing.urls")),
    path("", include("reports.checking.urls")),
    path("", include("reports.clearance.urls")),
    path("", include("reports.compliance.urls")),
    path("", include("reports.final_versions.urls")),
    path("", include("reports.layouts.urls")),
    path("", include("reports.live_figures.urls")),
    path("", include("reports.papers.urls")),
    path("", include("reports.publication.urls")),
    path("", include("reports.scrutiny.questions.urls")),
    path("", include("reports.scrutiny.recommendations.urls")),
    path("", include("reports.trail.urls")),
    path("", include("reports.word_templates.urls")),
]
