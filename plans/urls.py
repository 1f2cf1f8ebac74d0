from django.urls import path

from plans.plan import views as plans
from plans.priorities import views as priorities
from plans.registers import views as registers

urlpatterns = [
    path("plans/", plans.plan_list, name="plan-list"),
    path("plans/new/", plans.PlanCreate.as_view(), name="plan-create"),
    path("plans/<int:plan>/priorities/new/", priorities.PriorityCreate.as_view(), name="priority-create"),
    path("plans/<int:plan>/priorities/order/", priorities.PriorityOrder.as_view(), name="priority-order"),
    path("plans/<int:plan>/outcomes/new/", priorities.OutcomeCreate.as_view(), name="outcome-create"),
    path("plans/<int:plan>/passages/new/", plans.StatementCreate.as_view(), name="statement-create"),
    path("plans/<int:plan>/lists/<slug:register>/", registers.register, name="register"),
    path("plans/<int:plan>/lists/<slug:register>/new/", registers.RegisterEntryCreate.as_view(), name="entry-create"),
    path("lists/<slug:register>/<int:entry>/edit/", registers.RegisterEntryEdit.as_view(), name="entry-edit"),
    *plans.PLAN.paths("plans/<int:plan>/", "plan"),
    *priorities.PRIORITY.paths("priorities/<int:priority>/", "priority"),
    *priorities.OUTCOME.paths("outcomes/<int:outcome>/", "outcome"),
    *plans.STATEMENT.paths("passages/<int:statement>/", "statement"),
    *registers.ENTRY.paths("lists/<slug:register>/<int:entry>/", "entry"),
]
