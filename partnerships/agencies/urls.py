from django.urls import path

from partnerships.agencies import views

urlpatterns = [
    path("agencies/", views.agency_list, name="agency-list"),
    path("agencies/new/", views.AgencyCreate.as_view(), name="agency-create"),
    path("agencies/<int:agency>/", views.agency_detail, name="agency-detail"),
    *views.AGENCY.paths("agencies/<int:agency>/", "agency"),
    path("agencies/<int:agency>/merge/", views.AgencyMergeStart.as_view(), name="agency-merge-start"),
    path("agencies/<int:agency>/merge/<int:kept>/", views.AgencyMerge.as_view(), name="agency-merge"),
]
