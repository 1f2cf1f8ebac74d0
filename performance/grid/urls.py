"""The address of the grid in which a year's figures are entered."""

from django.urls import path

from performance.grid import views

urlpatterns = [path("plans/<int:plan>/figures/<str:period>/", views.Grid.as_view(), name="grid")]
