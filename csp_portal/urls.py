"""The portal's addresses: `/p/<slug>/...` for the signed-in; each room lists its own."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("", include("csp_portal.home_urls")),
    path("", include("partnerships.urls")),
    path("p/<slug:slug>/", include("plans.urls")),
    path("p/<slug:slug>/", include("actions.urls")),
    path("p/<slug:slug>/", include("performance.urls")),
    path("p/<slug:slug>/", include("reports.urls")),
    path("support/", admin.site.urls),
]
