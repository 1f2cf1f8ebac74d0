"""The address of who may see each source."""

from django.urls import path

from performance.handling import views

urlpatterns = [path("imports/handling/", views.SourceMarks.as_view(), name="source-marks")]
