from django.urls import path

from cycle.matrix import views

urlpatterns = [
    path("assessments/<int:assessment>/matrix/", views.matrix, name="matrix"),
    path("assessments/<int:assessment>/matrix/weights/", views.WeightsEdit.as_view(), name="matrix-weights"),
    path("assessments/<int:assessment>/matrix/new/", views.LineCreate.as_view(), name="matrix-line-create"),
    path("matrix/<int:line>/edit/", views.LineEdit.as_view(), name="matrix-line-edit"),
    path("matrix/<int:line>/scores/", views.ScoresEdit.as_view(), name="matrix-line-scores"),
    path("matrix/<int:line>/answer/", views.LineAnswer.as_view(), name="matrix-line-answer"),
    path("matrix/<int:line>/archive/", views.LineArchive.as_view(), name="matrix-line-archive"),
    path("matrix/<int:line>/restore/", views.LineRestore.as_view(), name="matrix-line-restore"),
    path("matrix/<int:line>/history/", views.LineHistory.as_view(), name="matrix-line-history"),
]
