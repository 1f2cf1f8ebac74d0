"""The portal's addresses: `/p/<slug>/...` for the signed-in and `/public/...` for everyone, listed by each room."""

from django.contrib import admin
from django.urls import include, path

from cycle.urls import root_urlpatterns

urlpatterns = [
    path("", include("csp_portal.home_urls")),
    path("", include("partnerships.urls")),
    path("", include(root_urlpatterns)),
    path("", include("dashboards.calendar.feed_urls")),
    path("p/<slug:slug>/", include("plans.urls")),
    path("p/<slug:slug>/", include("actions.urls")),
    path("p/<slug:slug>/", include("performance.urls")),
    path("p/<slug:slug>/", include("cycle.urls")),
    path("p/<slug:slug>/", include("reports.urls")),
    path("p/<slug:slug>/", include("dashboards.urls")),
    path("steward/", include("performance.shared_indicators.urls")),
    path("steward/", include("performance.uploads.national_urls")),
    path("public/", include("reports.public_pages.urls")),
    path("support/", admin.site.urls),
]
