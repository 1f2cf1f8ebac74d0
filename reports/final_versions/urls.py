from django.urls import path

from reports.final_versions import views

urlpatterns = [
    path("sealed/<slug:reference>/", views.final_version_page, name="sealed-paper"),
    path("sealed/<slug:reference>/<str:sealed_file>", views.final_version_download, name="sealed-file"),
]
