from django.urls import path

from cycle.meetings import agenda_views, views

urlpatterns = [
    path("meetings/", views.meeting_list, name="meeting-list"),
    path("groups/<int:group>/meetings/", views.GroupMeetings.as_view(), name="group-meetings"),
    path("groups/<int:group>/meetings/new/", views.MeetingPlan.as_view(), name="meeting-plan"),
    path("meetings/<int:meeting>/", views.MeetingDetail.as_view(), name="meeting-detail"),
    path("meetings/<int:meeting>/hold/", views.MeetingHold.as_view(), name="meeting-hold"),
    path("meetings/<int:meeting>/issue/", views.MeetingIssue.as_view(), name="meeting-issue"),
    path("meetings/<int:meeting>/items/new/", agenda_views.ItemAdd.as_view(), name="agenda-item-add"),
    path("agenda-items/<int:agenda_item>/remove/", agenda_views.ItemRemove.as_view(), name="agenda-item-remove"),
    path("log-items/<int:log_item>/update/", agenda_views.LogItemUpdate.as_view(), name="log-item-update"),
    *views.MEETING.paths("meetings/<int:meeting>/", "meeting"),
    *agenda_views.AGENDA_ITEM.paths("agenda-items/<int:agenda_item>/", "agenda-item"),
    *agenda_views.LOG_ITEM.paths("log-items/<int:log_item>/", "log-item"),
]
