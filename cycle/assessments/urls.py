from django.urls import path

from cycle.assessments import views

urlpatterns = [
    path("assessments/", views.assessment_list, name="assessment-list"),
    path("assessments/new/", views.AssessmentCreate.as_view(), name="assessment-create"),
    path(
        "assessments/<int:assessment>/sections/<str:part>/",
        views.SectionEdit.as_view(),
        name="assessment-section-edit",
    ),
    path(
        "assessments/<int:assessment>/reasons/<int:measure>/",
        views.ReasonEdit.as_view(),
        name="change-reason-edit",
    ),
    path("assessments/<int:assessment>/reopen/", views.AssessmentReopen.as_view(), name="assessment-reopen"),
    *views.ASSESSMENT.paths("assessments/<int:assessment>/", "assessment"),
]
