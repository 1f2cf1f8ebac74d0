from django.urls import path

from cycle.my_work import views as everywhere
from cycle.reminders import views as reminder_links

urlpatterns = [
    path("owed/", everywhere.owed, name="owed-everywhere"),
    path("returns/<str:link>/", reminder_links.return_link, name="return-link"),
    path("reminders/<str:signed>/stop/", reminder_links.reminders_stop, name="reminders-stop"),
]
