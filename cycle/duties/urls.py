from django.urls import path

from cycle.duties import views

urlpatterns = [
    path("duties/<str:duty>/", views.duty_detail, name="duty-detail"),
    path("duties/<str:duty>/record/", views.EvidenceCreate.as_view(), name="evidence-create"),
    path("evidence/<int:evidence>/edit/", views.EvidenceEdit.as_view(), name="evidence-edit"),
    *views.EVIDENCE.paths("evidence/<int:evidence>/", "evidence"),
]
