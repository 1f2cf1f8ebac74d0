"""Addresses of the figures that are typed."""

from django.urls import path

from performance.observations import views

urlpatterns = [
    path("measures/<int:measure>/figures/new/", views.ObservationCreate.as_view(), name="observation-create"),
    path("figures/<int:observation>/edit/", views.ObservationEdit.as_view(), name="observation-edit"),
]
