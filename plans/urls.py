from django.urls import path

from plans.views import plans, priorities, registers, words

urlpatterns = [
    path("plans/", plans.plan_list, name="plan-list"),
    path("plans/new/", plans.PlanCreate.as_view(), name="plan-create"),
    path("plans/<int:plan>/edit/", plans.PlanEdit.as_view(), name="plan-edit"),
    path("plans/<int:plan>/archive/", plans.PlanArchive.as_view(), name="plan-archive"),
    path("plans/<int:plan>/restore/", plans.PlanRestore.as_view(), name="plan-restore"),
    path("plans/<int:plan>/delete/", plans.PlanDelete.as_view(), name="plan-delete"),
    path("plans/<int:plan>/history/", plans.PlanHistory.as_view(), name="plan-history"),
    path("plans/<int:plan>/priorities/new/", priorities.PriorityCreate.as_view(), name="priority-create"),
    path("plans/<int:plan>/priorities/order/", priorities.PriorityOrder.as_view(), name="priority-order"),
    path("priorities/<int:priority>/edit/", priorities.PriorityEdit.as_view(), name="priority-edit"),
    path("priorities/<int:priority>/archive/", priorities.PriorityArchive.as_view(), name="priority-archive"),
    path("priorities/<int:priority>/restore/", priorities.PriorityRestore.as_view(), name="priority-restore"),
    path("priorities/<int:priority>/delete/", priorities.PriorityDelete.as_view(), name="priority-delete"),
    path("priorities/<int:priority>/history/", priorities.PriorityHistory.as_view(), name="priority-history"),
    path("plans/<int:plan>/outcomes/new/", words.OutcomeCreate.as_view(), name="outcome-create"),
    path("outcomes/<int:outcome>/edit/", words.OutcomeEdit.as_view(), name="outcome-edit"),
    path("outcomes/<int:outcome>/archive/", words.OutcomeArchive.as_view(), name="outcome-archive"),
    path("outcomes/<int:outcome>/history/", words.OutcomeHistory.as_view(), name="outcome-history"),
    path("plans/<int:plan>/passages/new/", words.StatementCreate.as_view(), name="statement-create"),
    path("plans/<int:plan>/lists/<slug:register>/", registers.register, name="register"),
    path("plans/<int:plan>/lists/<slug:register>/new/", registers.EntryCreate.as_view(), name="entry-create"),
    path("lists/<slug:register>/<int:entry>/edit/", registers.EntryEdit.as_view(), name="entry-edit"),
    path("lists/<slug:register>/<int:entry>/archive/", registers.EntryArchive.as_view(), name="entry-archive"),
    path("lists/<slug:register>/<int:entry>/restore/", registers.EntryRestore.as_view(), name="entry-restore"),
    path("lists/<slug:register>/<int:entry>/history/", registers.EntryHistory.as_view(), name="entry-history"),
    path("passages/<int:statement>/edit/", words.StatementEdit.as_view(), name="statement-edit"),
    path("passages/<int:statement>/archive/", words.StatementArchive.as_view(), name="statement-archive"),
]
