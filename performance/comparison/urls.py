"""Addresses of measures beside similar areas."""

from django.urls import path

from performance.comparison import views

urlpatterns = [
    path("comparison/", views.comparison_list, name="comparison-list"),
    path("measures/<int:measure>/comparison/", views.comparison, name="comparison"),
    path("measures/<int:measure>/comparison.<str:file_format>", views.comparison_file, name="comparison-file"),
]
