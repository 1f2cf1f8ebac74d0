"""The address that calendar programs fetch, without signing in."""

from django.urls import path

from dashboards.calendar import views as calendar

urlpatterns = [path("calendar/<str:feed>.ics", calendar.calendar_file, name="calendar-file")]
