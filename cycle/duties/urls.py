from django.urls import path

from cycle.duties import views

urlpatterns = [
    path("duties/<str:duty>/", views.duty_detail, name="duty-detail"),
    path("duties/<str:duty>/record/", views.EvidenceCreate.as_view(), name="evidence-create"),
    path("evidence/<int:evidence>/edit/", views.EvidenceEdit.as_view(), name="evidence-edit"),
    path("evidence/<int:evidence>/archive/", views.EvidenceArchive.as_view(), name="evidence-archive"),
    path("evidence/<int:evidence>/restore/", views.EvidenceRestore.as_view(), name="evidence-restore"),
    path("evidence/<int:evidence>/history/", views.EvidenceHistory.as_view(), name="evidence-history"),
]
