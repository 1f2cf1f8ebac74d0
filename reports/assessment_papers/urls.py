from django.urls import path

from reports.assessment_papers import views

urlpatterns = [
    path("assessments/<int:assessment>/", views.assessment_detail, name="assessment-detail"),
    path("assessments/<int:assessment>/draft/", views.assessment_draft, name="assessment-draft"),
    path("assessments/<int:assessment>/approve/", views.AssessmentApprove.as_view(), name="assessment-approve"),
]
