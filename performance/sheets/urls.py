"""The address of the sheets that agencies fill in."""

from django.urls import path

from performance.sheets import views

urlpatterns = [path("imports/sheet/", views.FigureSheet.as_view(), name="figure-sheet")]
