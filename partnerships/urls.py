from django.urls import path

from partnerships.accounts import sign_in_views as signing_in
from partnerships.accounts import views as passwords
from partnerships.groups import views as groups
from partnerships.partners import adding as partner_add
from partnerships.partners import views as partners
from partnerships.people import views as people

urlpatterns = [
    path("sign-in/", signing_in.sign_in, name="sign-in"),
    path("sign-out/", signing_in.sign_out, name="sign-out"),
    path("partnerships/", signing_in.partnership_list, name="partnership-list"),
    path("account/", passwords.OwnDetails.as_view(), name="own-details"),
    path("password/", passwords.PasswordChange.as_view(), name="password-change"),
    path("password/forgotten/", passwords.PasswordForgotten.as_view(), name="password-forgotten"),
    path("password/forgotten/sent/", passwords.password_sent, name="password-sent"),
    path("password/new/<str:uidb64>/<str:token>/", passwords.PasswordNew.as_view(), name="password-new"),
    path("invitations/<str:token>/", people.invitation, name="invitation"),
    path("p/<slug:slug>/people/", people.people, name="people"),
    path("p/<slug:slug>/people/invite/", people.PersonInvite.as_view(), name="person-invite"),
    path(
        "p/<slug:slug>/people/invitations/<int:invitation>/send/",
        people.InvitationResend.as_view(),
        name="invitation-resend",
    ),
    path(
        "p/<slug:slug>/people/invitations/<int:invitation>/withdraw/",
        people.InvitationWithdraw.as_view(),
        name="invitation-withdraw",
    ),
    path("p/<slug:slug>/people/<int:membership>/role/", people.RoleChange.as_view(), name="role-change"),
    path("p/<slug:slug>/people/<int:membership>/end/", people.RoleEnd.as_view(), name="role-end"),
    path("p/<slug:slug>/people/<int:former>/restore/", people.RoleRestore.as_view(), name="role-restore"),
    path("p/<slug:slug>/people/<int:membership>/history/", people.RoleHistory.as_view(), name="role-history"),
    path("p/<slug:slug>/partners/", partners.partner_list, name="partner-list"),
    path("p/<slug:slug>/partners/new/", partner_add.PartnerAdd.as_view(), name="partner-add"),
    path("p/<slug:slug>/partners/<int:partner>/", partners.partner_detail, name="partner-detail"),
    path("p/<slug:slug>/partners/<int:partner>/edit/", partners.PartnerEdit.as_view(), name="partner-edit"),
    path("p/<slug:slug>/partners/<int:partner>/class/", partners.PartnerClassChange.as_view(), name="partner-class"),
    path("p/<slug:slug>/partners/<int:partner>/end/", partners.PartnerEnd.as_view(), name="partner-end"),
    path("p/<slug:slug>/partners/<int:partner>/reopen/", partners.PartnerReopen.as_view(), name="partner-reopen"),
    path("p/<slug:slug>/partners/<int:partner>/history/", partners.PartnerHistory.as_view(), name="partner-history"),
    path("p/<slug:slug>/partners/<int:partner>/units/new/", partners.UnitCreate.as_view(), name="unit-create"),
    path(
        "p/<slug:slug>/partners/<int:partner>/units/<int:unit>/rename/",
        partners.UnitRename.as_view(),
        name="unit-rename",
    ),
    path("p/<slug:slug>/groups/", groups.group_list, name="group-list"),
    path("p/<slug:slug>/groups/new/", groups.GroupCreate.as_view(), name="group-create"),
    path("p/<slug:slug>/groups/<int:group>/", groups.group_detail, name="group-detail"),
    path("p/<slug:slug>/groups/<int:group>/edit/", groups.GroupEdit.as_view(), name="group-edit"),
    path("p/<slug:slug>/groups/<int:group>/archive/", groups.GroupArchive.as_view(), name="group-archive"),
    path("p/<slug:slug>/groups/<int:group>/restore/", groups.GroupRestore.as_view(), name="group-restore"),
    path("p/<slug:slug>/groups/<int:group>/history/", groups.GroupHistory.as_view(), name="group-history"),
    path("p/<slug:slug>/groups/<int:group>/members/new/", groups.MemberAdd.as_view(), name="member-add"),
    path(
        "p/<slug:slug>/groups/<int:group>/members/<int:member>/edit/", groups.MemberEdit.as_view(), name="member-edit"
    ),
    path(
        "p/<slug:slug>/groups/<int:group>/members/<int:member>/remove/",
        groups.MemberRemove.as_view(),
        name="member-remove",
    ),
    path(
        "p/<slug:slug>/groups/<int:group>/members/<int:member>/history/",
        groups.MemberHistory.as_view(),
        name="member-history",
    ),
]
