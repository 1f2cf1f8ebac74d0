"""Addresses of signing off a period's figures."""

from django.urls import path

from performance.sign_off import views

urlpatterns = [
    path("plans/<int:plan>/sign-off/", views.sign_offs, name="sign-offs"),
    path("plans/<int:plan>/sign-off/<str:period>/", views.SignOff.as_view(), name="sign-off"),
    *views.SIGN_OFF.paths("sign-offs/<int:sign_off>/", "sign-off"),
]
