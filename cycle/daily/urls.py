"""The address of the days' work, at the portal's root."""

from django.urls import path

from cycle.daily import views

root_urlpatterns = [path("steward/daily-work/", views.daily_work_page, name="daily-work")]
