"""Addresses of this room: of accounts, of each partnership, and of what data stewards keep."""

from django.urls import include, path

from partnerships.people.views import invitation
from partnerships.stewards.views import home

urlpatterns = [
    path("", include("partnerships.accounts.urls")),
    path("invitations/<str:token>/", invitation, name="invitation"),
    path("p/<slug:slug>/", include("partnerships.people.urls")),
    path("p/<slug:slug>/", include("partnerships.partners.urls")),
    path("p/<slug:slug>/", include("partnerships.groups.urls")),
    path("steward/", home, name="steward-home"),
    path("steward/", include("partnerships.partnership.urls")),
    path("steward/", include("partnerships.agencies.urls")),
    path("steward/", include("partnerships.areas.urls")),
]
