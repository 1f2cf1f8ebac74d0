from django.urls import path

from performance.views import indicators, measures, measures_edit, observations, signing, stated, table, targets

urlpatterns = [
    path("performance/", table.performance_table, name="performance-table"),
    path("performance/export.<str:file_format>", table.performance_export, name="performance-export"),
    path("measures/<int:measure>/", measures.measure_detail, name="measure-detail"),
    path("measures/<int:measure>/figures/new/", observations.observation_create, name="observation-create"),
    path("figures/<int:observation>/edit/", observations.observation_edit, name="observation-edit"),
    path("measures/<int:measure>/targets/new/", targets.target_create, name="target-create"),
    path("targets/<int:target>/edit/", targets.target_edit, name="target-edit"),
    path("targets/<int:target>/replace/", targets.target_replace, name="target-replace"),
    path("plans/<int:plan>/measures/", measures_edit.measure_list, name="measure-list"),
    path("plans/<int:plan>/measures/new/", measures_edit.MeasureCreate.as_view(), name="measure-create"),
    path("plans/<int:plan>/measures/order/", measures_edit.MeasureOrder.as_view(), name="measure-order"),
    path("measures/<int:measure>/edit/", measures_edit.MeasureEdit.as_view(), name="measure-edit"),
    path("measures/<int:measure>/archive/", measures_edit.MeasureArchive.as_view(), name="measure-archive"),
    path("measures/<int:measure>/restore/", measures_edit.MeasureRestore.as_view(), name="measure-restore"),
    path("measures/<int:measure>/delete/", measures_edit.MeasureDelete.as_view(), name="measure-delete"),
    path("measures/<int:measure>/history/", measures_edit.MeasureHistory.as_view(), name="measure-history"),
    path("indicators/", indicators.indicator_list, name="indicator-list"),
    path("indicators/new/", indicators.IndicatorCreate.as_view(), name="indicator-create"),
    path("indicators/<int:indicator>/edit/", indicators.IndicatorEdit.as_view(), name="indicator-edit"),
    path("indicators/<int:indicator>/history/", indicators.IndicatorHistory.as_view(), name="indicator-history"),
    path("plans/<int:plan>/stated/", stated.stated_list, name="stated-list"),
    path("plans/<int:plan>/stated/new/", stated.StatedCreate.as_view(), name="stated-create"),
    path("stated/<int:stated>/edit/", stated.StatedEdit.as_view(), name="stated-edit"),
    path("stated/<int:stated>/archive/", stated.StatedArchive.as_view(), name="stated-archive"),
    path("stated/<int:stated>/history/", stated.StatedHistory.as_view(), name="stated-history"),
    path("plans/<int:plan>/sign-off/", signing.sign_offs, name="sign-offs"),
    path("plans/<int:plan>/sign-off/<str:period>/", signing.SignOff.as_view(), name="sign-off"),
    path("sign-offs/<int:sign_off>/unlock/", signing.Unlock.as_view(), name="unlock"),
]
