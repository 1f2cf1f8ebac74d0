from django.urls import path

from partnerships import people_views, views

urlpatterns = [
    path("sign-in/", views.sign_in, name="sign-in"),
    path("sign-out/", views.sign_out, name="sign-out"),
    path("partnerships/", views.partnership_list, name="partnership-list"),
    path("invitations/<str:token>/", people_views.invitation, name="invitation"),
    path("p/<slug:slug>/people/", people_views.people, name="people"),
    path("p/<slug:slug>/people/invite/", people_views.PersonInvite.as_view(), name="person-invite"),
    path(
        "p/<slug:slug>/people/invitations/<int:invitation>/send/",
        people_views.InvitationResend.as_view(),
        name="invitation-resend",
    ),
    path(
        "p/<slug:slug>/people/invitations/<int:invitation>/withdraw/",
        people_views.InvitationWithdraw.as_view(),
        name="invitation-withdraw",
    ),
    path("p/<slug:slug>/people/<int:membership>/role/", people_views.RoleChange.as_view(), name="role-change"),
    path("p/<slug:slug>/people/<int:membership>/end/", people_views.RoleEnd.as_view(), name="role-end"),
    path("p/<slug:slug>/people/<int:membership>/history/", people_views.RoleHistory.as_view(), name="role-history"),
    path("p/<slug:slug>/partners/", views.partner_list, name="partner-list"),
]
