from django.urls import path

from reports.final_versions import views

urlpatterns = [
    path("sealed/<slug:reference>/", views.final_version_page, name="final-version"),
    path("sealed/<slug:reference>/<str:final_file>", views.final_version_download, name="final-version-file"),
]
