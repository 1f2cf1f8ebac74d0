"""Addresses of the recorded counts that a partnership holds."""

from django.urls import path

from performance.counts import views

urlpatterns = [
    path("counts/", views.count_kinds, name="count-kinds"),
    path("counts/<int:series>/", views.counts, name="counts"),
    path("counts/<int:series>/<int:packed>/", views.CountCorrect.as_view(), name="count-correct"),
]
