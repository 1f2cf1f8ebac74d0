from django.urls import path

from partnerships.accounts import views

urlpatterns = [
    path("sign-in/", views.sign_in, name="sign-in"),
    path("sign-out/", views.sign_out, name="sign-out"),
    path("partnerships/", views.partnership_list, name="partnership-list"),
    path("account/", views.OwnDetails.as_view(), name="own-details"),
    path("password/", views.PasswordChange.as_view(), name="password-change"),
    path("password/forgotten/", views.PasswordForgotten.as_view(), name="password-forgotten"),
    path("password/forgotten/sent/", views.password_sent, name="password-sent"),
    path("password/new/<str:uidb64>/<str:token>/", views.PasswordNew.as_view(), name="password-new"),
]
