from django.urls import path

from cycle.views import everywhere, reminder_links

urlpatterns = [
    path("owed/", everywhere.owed, name="owed-everywhere"),
    path("returns/<str:link>/", reminder_links.return_link, name="return-link"),
    path("reminders/<str:signed>/stop/", reminder_links.reminders_stop, name="reminders-stop"),
]
