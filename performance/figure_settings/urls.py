"""Addresses of how a partnership reads its figures."""

from django.urls import path

from performance.figure_settings import views

urlpatterns = [
    path("performance/settings/", views.FigureSettingsEdit.as_view(), name="figure-settings"),
    path("performance/settings/history/", views.FigureSettingsHistory.as_view(), name="figure-settings-history"),
]
