from django.urls import path

from cycle.calendar import views

urlpatterns = [
    path("calendar/new/", views.EntryCreate.as_view(), name="year-entry-create"),
    path("calendar/days/<int:year_entry>/edit/", views.EntryEdit.as_view(), name="year-entry-edit"),
    path("calendar/days/<int:year_entry>/archive/", views.EntryArchive.as_view(), name="year-entry-archive"),
    path("calendar/days/<int:year_entry>/restore/", views.EntryRestore.as_view(), name="year-entry-restore"),
    path("calendar/days/<int:year_entry>/history/", views.EntryHistory.as_view(), name="year-entry-history"),
    path("calendar/feed/", views.feed, name="calendar-feed"),
    path("calendar/feed/open/", views.feed_open, name="calendar-feed-open"),
    path("calendar/feed/renew/", views.feed_renew, name="calendar-feed-renew"),
    path("calendar/feed/close/", views.feed_stop, name="calendar-feed-stop"),
]
