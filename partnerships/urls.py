from django.urls import path

from partnerships import views

urlpatterns = [
    path("sign-in/", views.sign_in, name="sign-in"),
    path("sign-out/", views.sign_out, name="sign-out"),
    path("partnerships/", views.partnership_list, name="partnership-list"),
    path("p/<slug:slug>/partners/", views.partner_list, name="partner-list"),
]
