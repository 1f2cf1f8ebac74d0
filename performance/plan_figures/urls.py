"""Addresses of the performance table."""

from django.urls import path

from performance.plan_figures import views

urlpatterns = [
    path("performance/", views.performance_table, name="performance-table"),
    path("performance/export.<str:file_format>", views.performance_export, name="performance-export"),
]
