from django.urls import path

from partnerships.partners import views

urlpatterns = [
    path("partners/", views.partner_list, name="partner-list"),
    path("partners/new/", views.PartnerAdd.as_view(), name="partner-add"),
    path("partners/<int:partner>/", views.partner_detail, name="partner-detail"),
    path("partners/<int:partner>/class/", views.PartnerClassChange.as_view(), name="partner-class"),
    path("partners/<int:partner>/end/", views.PartnerEnd.as_view(), name="partner-end"),
    *views.PARTNER.paths("partners/<int:partner>/", "partner"),
    path("partners/<int:partner>/units/new/", views.UnitCreate.as_view(), name="unit-create"),
    path("partners/<int:partner>/units/<int:unit>/rename/", views.UnitRename.as_view(), name="unit-rename"),
]
