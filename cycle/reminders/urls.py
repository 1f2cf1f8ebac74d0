from django.urls import path

from cycle.reminders import views

urlpatterns = [
    path("returns/remind/", views.Remind.as_view(), name="returns-remind"),
    path("returns/calendar.ics", views.return_calendar, name="return-calendar"),
]
root_urlpatterns = [
    path("returns/<str:link>/", views.return_link, name="return-link"),
    path("reminders/<str:signed>/stop/", views.reminders_stop, name="reminders-stop"),
]
