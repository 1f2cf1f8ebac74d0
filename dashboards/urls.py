from django.urls import path

from dashboards.calendar import views as calendar
from dashboards.handing_over import views as handing_over
from dashboards.measure_page import views as measures
from dashboards.outstanding import views as owing
from dashboards.overview import views as overview
from dashboards.plan_page import views as plan
from dashboards.plans_compared import views as side_by_side
from dashboards.priority_to_result import views as priority_to_result
from dashboards.search import views as search

urlpatterns = [
    path("", overview.overview, name="overview"),
    path("changes/", overview.changes, name="changes"),
    path("measures/<int:measure>/", measures.measure_detail, name="measure-detail"),
    path("owing/", owing.outstanding, name="owing"),
    path("plans/<int:plan>/", plan.plan_detail, name="plan-detail"),
    path("plans/compared/", side_by_side.plans_compared, name="plans-compared"),
    path("search/", search.find, name="search"),
    path("priority-to-result/", priority_to_result.priority_to_result_page, name="priority-to-result"),
    path(
        "priority-to-result.<str:file_format>",
        priority_to_result.priority_to_result_file,
        name="priority-to-result-file",
    ),
    path("people/<int:membership>/hand-over/", handing_over.HandOver.as_view(), name="hand-over"),
    path("partners/<int:partner>/hand-over/", handing_over.HandOverWork.as_view(), name="hand-over-work"),
    path("calendar/", calendar.calendar, name="calendar"),
]
