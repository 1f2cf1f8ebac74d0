from django.urls import path

from performance.comparator_groups import views as groups
from performance.comparison import views as comparison
from performance.counts import views as counts
from performance.figure_settings import views as settings
from performance.grid import views as grid
from performance.indicators import views as indicators
from performance.measures import page_views as measures
from performance.measures import views as measures_edit
from performance.neighbourhoods import views as neighbourhoods
from performance.observations import views as observations
from performance.plan_figures import views as table
from performance.sheets import views as sheets
from performance.sign_off import views as signing
from performance.stated_figures import views as stated
from performance.targets import views as targets
from performance.uploads import views as uploads

urlpatterns = [
    path("performance/", table.performance_table, name="performance-table"),
    path("performance/export.<str:file_format>", table.performance_export, name="performance-export"),
    path("counts/", counts.count_kinds, name="count-kinds"),
    path("counts/<int:series>/", counts.counts, name="counts"),
    path("counts/<int:series>/<int:packed>/", counts.CountCorrect.as_view(), name="count-correct"),
    path("neighbourhoods/", neighbourhoods.neighbourhoods, name="neighbourhoods"),
    path("neighbourhoods/mine/", neighbourhoods.neighbourhood_pick, name="neighbourhood-pick"),
    path("neighbourhoods/new/", neighbourhoods.NeighbourhoodCreate.as_view(), name="neighbourhood-create"),
    path(
        "neighbourhoods/<int:neighbourhood>/edit/",
        neighbourhoods.NeighbourhoodEdit.as_view(),
        name="neighbourhood-edit",
    ),
    path(
        "neighbourhoods/<int:neighbourhood>/archive/",
        neighbourhoods.NeighbourhoodArchive.as_view(),
        name="neighbourhood-archive",
    ),
    path(
        "neighbourhoods/<int:neighbourhood>/history/",
        neighbourhoods.NeighbourhoodHistory.as_view(),
        name="neighbourhood-history",
    ),
    path("imports/", uploads.UploadList.as_view(), name="upload-list"),
    path("imports/new/", uploads.UploadCreate.as_view(), name="upload-create"),
    path("imports/handling/", uploads.SourceMarks.as_view(), name="source-marks"),
    path("imports/sheet/", sheets.FigureSheet.as_view(), name="figure-sheet"),
    path("imports/<int:upload>/", uploads.UploadDetail.as_view(), name="upload-detail"),
    path("imports/<int:upload>/cancel/", uploads.UploadCancel.as_view(), name="upload-cancel"),
    path("imports/<int:upload>/restart/", uploads.UploadRestart.as_view(), name="upload-restart"),
    path("performance/settings/", settings.FigureSettingsEdit.as_view(), name="figure-settings"),
    path("performance/settings/history/", settings.FigureSettingsHistory.as_view(), name="figure-settings-history"),
    path("measures/<int:measure>/chart.<str:file_format>", measures.measure_chart, name="measure-chart"),
    path("measures/<int:measure>/figures/new/", observations.ObservationCreate.as_view(), name="observation-create"),
    path("figures/<int:observation>/edit/", observations.ObservationEdit.as_view(), name="observation-edit"),
    path("measures/<int:measure>/targets/new/", targets.TargetCreate.as_view(), name="target-create"),
    path("targets/<int:target>/edit/", targets.TargetEdit.as_view(), name="target-edit"),
    path("targets/<int:target>/replace/", targets.TargetReplace.as_view(), name="target-replace"),
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
    path("indicators/<int:shown>/", indicators.indicator_detail, name="indicator-detail"),
    path("indicators/<int:indicator>/parts/", indicators.IndicatorParts.as_view(), name="indicator-parts"),
    path("indicators/<int:indicator>/archive/", indicators.IndicatorArchive.as_view(), name="indicator-archive"),
    path("indicators/<int:indicator>/restore/", indicators.IndicatorRestore.as_view(), name="indicator-restore"),
    path("indicators/<int:indicator>/breaks/new/", indicators.BreakCreate.as_view(), name="break-create"),
    path("breaks/<int:series_break>/remove/", indicators.BreakRemove.as_view(), name="break-remove"),
    path("indicators/<int:indicator>/edit/", indicators.IndicatorEdit.as_view(), name="indicator-edit"),
    path("indicators/<int:indicator>/history/", indicators.IndicatorHistory.as_view(), name="indicator-history"),
    path("comparison/", comparison.comparison_list, name="comparison-list"),
    path("measures/<int:measure>/comparison/", comparison.comparison, name="comparison"),
    path("measures/<int:measure>/comparison.<str:file_format>", comparison.comparison_file, name="comparison-file"),
    path("comparison/groups/", groups.group_list, name="comparator-groups"),
    path("comparison/groups/new/", groups.GroupCreate.as_view(), name="comparator-group-create"),
    path("comparison/groups/<int:comparator>/", groups.group_detail, name="comparator-group"),
    path("comparison/groups/<int:comparator>/edit/", groups.GroupEdit.as_view(), name="comparator-group-edit"),
    path("comparison/groups/<int:comparator>/add/", groups.MembersAdd.as_view(), name="comparator-members-add"),
    path("comparison/groups/<int:comparator>/archive/", groups.GroupArchive.as_view(), name="comparator-group-archive"),
    path("comparison/groups/<int:comparator>/restore/", groups.GroupRestore.as_view(), name="comparator-group-restore"),
    path("comparison/groups/<int:comparator>/history/", groups.GroupHistory.as_view(), name="comparator-group-history"),
    path("comparison/members/<int:peer>/edit/", groups.MemberEdit.as_view(), name="comparator-member-edit"),
    path("comparison/members/<int:peer>/remove/", groups.MemberRemove.as_view(), name="comparator-member-remove"),
    path("plans/<int:plan>/stated/", stated.stated_list, name="stated-list"),
    path("plans/<int:plan>/stated/new/", stated.StatedCreate.as_view(), name="stated-create"),
    path("stated/<int:stated>/edit/", stated.StatedEdit.as_view(), name="stated-edit"),
    path("stated/<int:stated>/archive/", stated.StatedArchive.as_view(), name="stated-archive"),
    path("stated/<int:stated>/history/", stated.StatedHistory.as_view(), name="stated-history"),
    path("plans/<int:plan>/figures/<str:period>/", grid.Grid.as_view(), name="grid"),
    path("plans/<int:plan>/sign-off/", signing.sign_offs, name="sign-offs"),
    path("plans/<int:plan>/sign-off/<str:period>/", signing.SignOff.as_view(), name="sign-off"),
    path("sign-offs/<int:sign_off>/unlock/", signing.Unlock.as_view(), name="unlock"),
]
