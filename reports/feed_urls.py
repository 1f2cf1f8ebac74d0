"""The address that calendar programs fetch, without signing in."""

from django.urls import path

from reports.views import calendar

urlpatterns = [path("calendar/<str:feed>.ics", calendar.calendar_file, name="calendar-file")]
