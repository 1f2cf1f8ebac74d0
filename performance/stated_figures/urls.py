"""Addresses of what a plan's document claims without its data."""

from django.urls import path

from performance.stated_figures import views

urlpatterns = [
    path("plans/<int:plan>/stated/", views.stated_list, name="stated-list"),
    path("plans/<int:plan>/stated/new/", views.StatedCreate.as_view(), name="stated-create"),
    *views.STATED_FIGURE.paths("stated/<int:stated>/", "stated"),
]
