from django.urls import path

from reports.final_versions import views

urlpatterns = [
    path("sealed/<slug:reference>/", views.sealed_paper, name="sealed-paper"),
    path("sealed/<slug:reference>/<str:sealed_file>", views.sealed_download, name="sealed-file"),
]
