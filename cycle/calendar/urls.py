from django.urls import path

from cycle.calendar import views

urlpatterns = [
    path("calendar/new/", views.CalendarDayCreate.as_view(), name="year-entry-create"),
    path("calendar/feed/", views.feed, name="calendar-feed"),
    path("calendar/feed/open/", views.feed_open, name="calendar-feed-open"),
    path("calendar/feed/renew/", views.feed_renew, name="calendar-feed-renew"),
    path("calendar/feed/close/", views.feed_stop, name="calendar-feed-stop"),
    *views.CALENDAR_DAY.paths("calendar/days/<int:year_entry>/", "year-entry"),
]
