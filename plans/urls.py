from django.urls import path

from plans import views

urlpatterns = [
    path("plans/", views.plan_list, name="plan-list"),
    path("plans/<int:plan>/", views.plan_detail, name="plan-detail"),
]
