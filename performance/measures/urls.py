"""Addresses of a plan's measures."""

from django.urls import path

from performance.measures import page_views, views

urlpatterns = [
    path("measures/<int:measure>/chart.<str:file_format>", page_views.measure_chart, name="measure-chart"),
    path("plans/<int:plan>/measures/", views.measure_list, name="measure-list"),
    path("plans/<int:plan>/measures/new/", views.MeasureCreate.as_view(), name="measure-create"),
    path("plans/<int:plan>/measures/order/", views.MeasureOrder.as_view(), name="measure-order"),
    path("measures/<int:measure>/edit/", views.MeasureEdit.as_view(), name="measure-edit"),
    *views.MEASURE.paths("measures/<int:measure>/", "measure"),
]
