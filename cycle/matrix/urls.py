from django.urls import path

from cycle.matrix import views

urlpatterns = [
    path("assessments/<int:assessment>/matrix/", views.matrix, name="matrix"),
    path("assessments/<int:assessment>/matrix/weights/", views.WeightsEdit.as_view(), name="matrix-weights"),
    path("assessments/<int:assessment>/matrix/new/", views.LineCreate.as_view(), name="matrix-line-create"),
    path("matrix/<int:line>/scores/", views.ScoresEdit.as_view(), name="matrix-line-scores"),
    *views.MATRIX_LINE.paths("matrix/<int:line>/", "matrix-line"),
]
