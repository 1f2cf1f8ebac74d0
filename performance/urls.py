"""Addresses of every feature of this room, below a partnership's."""

from django.urls import include, path

urlpatterns = [
    path("", include("performance.plan_figures.urls")),
    path("", include("performance.figure_settings.urls")),
    path("", include("performance.indicators.urls")),
    path("", include("performance.measures.urls")),
    path("", include("performance.observations.urls")),
    path("", include("performance.data_notes.urls")),
    path("", include("performance.targets.urls")),
    path("", include("performance.grid.urls")),
    path("", include("performance.sign_off.urls")),
    path("", include("performance.stated_figures.urls")),
    path("", include("performance.comparison.urls")),
    path("", include("performance.comparator_groups.urls")),
    path("", include("performance.neighbourhoods.urls")),
    path("", include("performance.counts.urls")),
    path("", include("performance.sheets.urls")),
    path("", include("performance.handling.urls")),
    path("", include("performance.uploads.urls")),
]
