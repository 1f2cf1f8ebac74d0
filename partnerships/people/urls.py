from django.urls import path

from partnerships.people import views

urlpatterns = [
    path("people/", views.people, name="people"),
    path("people/invite/", views.PersonInvite.as_view(), name="person-invite"),
    path("people/invitations/<int:invitation>/send/", views.InvitationResend.as_view(), name="invitation-resend"),
    *views.INVITATION.paths("people/invitations/<int:invitation>/", "invitation"),
    *views.ROLE.paths("people/<int:membership>/", "role"),
    path("people/<int:former>/restore/", views.RoleRestore.as_view(), name="role-restore"),
]
