"""Addresses of what the installation's data stewards keep in this room."""

from django.urls import path

from partnerships.agencies import views as agencies
from partnerships.areas import views as areas
from partnerships.partnership import views as partnerships

urlpatterns = [
    path("", agencies.home, name="steward-home"),
    path("partnerships/", partnerships.tenant_list, name="tenant-list"),
    path("partnerships/new/", partnerships.TenantCreate.as_view(), name="tenant-create"),
    path("partnerships/<slug:slug>/edit/", partnerships.TenantEdit.as_view(), name="tenant-edit"),
    path("partnerships/<slug:slug>/history/", partnerships.TenantHistory.as_view(), name="tenant-history"),
    path("partnerships/<slug:slug>/invite/", partnerships.TenantInvite.as_view(), name="tenant-invite"),
    path("agencies/", agencies.agency_list, name="agency-list"),
    path("agencies/new/", agencies.AgencyCreate.as_view(), name="agency-create"),
    path("agencies/<int:agency>/", agencies.agency_detail, name="agency-detail"),
    path("agencies/<int:agency>/edit/", agencies.AgencyEdit.as_view(), name="agency-edit"),
    path("agencies/<int:agency>/history/", agencies.AgencyHistory.as_view(), name="agency-history"),
    path("agencies/<int:agency>/merge/", agencies.AgencyMergeStart.as_view(), name="agency-merge-start"),
    path("agencies/<int:agency>/merge/<int:kept>/", agencies.AgencyMerge.as_view(), name="agency-merge"),
    path("areas/", areas.area_list, name="area-list"),
    path("areas/new/", areas.AreaCreate.as_view(), name="area-create"),
    path("areas/<int:area>/", areas.area_detail, name="area-detail"),
    path("areas/<int:area>/edit/", areas.AreaEdit.as_view(), name="area-edit"),
    path("areas/<int:area>/history/", areas.AreaHistory.as_view(), name="area-history"),
    path("areas/<int:area>/links/new/", areas.LinkCreate.as_view(), name="area-link-create"),
    path("areas/<int:area>/links/<int:link>/edit/", areas.LinkEdit.as_view(), name="area-link-edit"),
    path("areas/<int:area>/links/<int:link>/remove/", areas.LinkRemove.as_view(), name="area-link-remove"),
]
