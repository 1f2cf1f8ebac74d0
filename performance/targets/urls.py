"""Addresses of targets."""

from django.urls import path

from performance.targets import views

urlpatterns = [
    path("measures/<int:measure>/targets/new/", views.TargetCreate.as_view(), name="target-create"),
    path("targets/<int:target>/edit/", views.TargetEdit.as_view(), name="target-edit"),
    path("targets/<int:target>/replace/", views.TargetReplace.as_view(), name="target-replace"),
]
