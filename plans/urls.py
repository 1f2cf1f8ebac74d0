from django.urls import path

from plans import views

urlpatterns = [
    path("plans/", views.plan_list, name="plan-list"),
    path("plans/new/", views.plan_create, name="plan-create"),
    path("plans/<int:plan>/", views.plan_detail, name="plan-detail"),
    path("plans/<int:plan>/edit/", views.plan_edit, name="plan-edit"),
    path("plans/<int:plan>/delete/", views.plan_delete, name="plan-delete"),
    path("plans/<int:plan>/priorities/new/", views.priority_create, name="priority-create"),
    path("priorities/<int:priority>/edit/", views.priority_edit, name="priority-edit"),
    path("priorities/<int:priority>/archive/", views.priority_archive, name="priority-archive"),
]
