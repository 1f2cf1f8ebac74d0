from django.urls import path

from actions import views

urlpatterns = [
    path("actions/", views.action_list, name="action-list"),
    path("actions/<int:action>/", views.action_detail, name="action-detail"),
]
