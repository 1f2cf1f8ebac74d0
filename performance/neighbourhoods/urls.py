"""Addresses of wards and priority neighbourhoods."""

from django.urls import path

from performance.neighbourhoods import views

urlpatterns = [
    path("neighbourhoods/", views.neighbourhoods, name="neighbourhoods"),
    path("neighbourhoods/mine/", views.neighbourhood_pick, name="neighbourhood-pick"),
    path("neighbourhoods/new/", views.NeighbourhoodCreate.as_view(), name="neighbourhood-create"),
    *views.NEIGHBOURHOOD.paths("neighbourhoods/<int:neighbourhood>/", "neighbourhood"),
]
