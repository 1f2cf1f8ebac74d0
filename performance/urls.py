from django.urls import path

from performance.views import measures, observations, signing, table, targets

urlpatterns = [
    path("performance/", table.performance_table, name="performance-table"),
    path("performance/export.<str:file_format>", table.performance_export, name="performance-export"),
    path("measures/<int:measure>/", measures.measure_detail, name="measure-detail"),
    path("measures/<int:measure>/figures/new/", observations.observation_create, name="observation-create"),
    path("figures/<int:observation>/edit/", observations.observation_edit, name="observation-edit"),
    path("measures/<int:measure>/targets/new/", targets.target_create, name="target-create"),
    path("targets/<int:target>/edit/", targets.target_edit, name="target-edit"),
    path("targets/<int:target>/replace/", targets.target_replace, name="target-replace"),
    path("plans/<int:plan>/sign-off/", signing.sign_offs, name="sign-offs"),
    path("plans/<int:plan>/sign-off/<str:period>/", signing.SignOff.as_view(), name="sign-off"),
    path("sign-offs/<int:sign_off>/unlock/", signing.Unlock.as_view(), name="unlock"),
]
