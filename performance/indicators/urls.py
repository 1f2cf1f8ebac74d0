"""Addresses of a partnership's own indicators."""

from django.urls import path

from performance.indicators import views

urlpatterns = [
    path("indicators/", views.indicator_list, name="indicator-list"),
    path("indicators/new/", views.IndicatorCreate.as_view(), name="indicator-create"),
    path("indicators/<int:shown>/", views.indicator_detail, name="indicator-detail"),
    path("indicators/<int:indicator>/edit/", views.IndicatorEdit.as_view(), name="indicator-edit"),
    path("indicators/<int:indicator>/parts/", views.IndicatorParts.as_view(), name="indicator-parts"),
    path("indicators/<int:indicator>/breaks/new/", views.BreakCreate.as_view(), name="break-create"),
    *views.INDICATOR.paths("indicators/<int:indicator>/", "indicator"),
]
