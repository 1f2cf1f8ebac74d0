"""Partnerships, agencies, areas, groups and people, for support staff; accounts can be closed and given the
installation's own roles."""

from typing import Any, cast

from django import forms
from django.contrib import admin
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from core.govuk.fields import VersionField
from core.support import LookOnlyAdmin, look_only
from partnerships.accounts import services as account_services
from partnerships.models import (
    Agency,
    Area,
    AreaLink,
    Group,
    GroupMember,
    Invitation,
    Membership,
    Partner,
    Partnership,
    User,
)

FLAGS = ("is_active", "is_staff", "is_data_steward")

look_only(Partnership, columns=("name", "slug", "nation", "area"), search=("name", "slug"), filters=("nation",))
look_only(
    Agency, columns=("name", "kind", "unit_of", "starts", "ends", "merged_into"), search=("name",), filters=("kind",)
)
look_only(
    Partner,
    columns=("agency", "partnership", "partner_class", "starts", "ends"),
    search=("agency__name", "local_name"),
    filters=("partner_class", "partnership"),
)
look_only(Area, columns=("code", "name", "kind", "starts", "ends"), search=("code", "name"), filters=("kind",))
look_only(AreaLink, columns=("child", "kind", "parent", "starts", "ends"), search=("child__code", "parent__code"))
look_only(
    Group, columns=("name", "partnership", "level", "archived_at"), search=("name",), filters=("level", "partnership")
)
look_only(GroupMember, columns=("__str__", "group", "agency", "is_chair", "archived_at"), search=("name", "email"))
look_only(
    Membership,
    columns=("user", "partnership", "role", "agency", "started_at", "ended_at"),
    search=("user__name", "user__email"),
    filters=("role", "partnership"),
)
look_only(
    Invitation,
    columns=("email", "partnership", "role", "sent_at", "opened_at", "accepted_at", "withdrawn_at", "expires_at"),
    search=("email", "name"),
    filters=("partnership",),
    hidden=("token_hash",),
)


class AccountForm(forms.ModelForm):  # type: ignore[type-arg]  # generic in the stubs only
    """What of an account support staff decide on; refused where someone else has changed it meanwhile."""

    seen_version = VersionField()

    class Meta:
        model = User
        fields = FLAGS

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["seen_version"] = self.instance.version

    def clean_seen_version(self) -> int | None:
        version: int | None = self.cleaned_data["seen_version"]
        if version != self.instance.version:
            raise ValidationError("Someone has changed this account since the page was opened. Open it again.")
        return version


@admin.register(User)
class UserAdmin(LookOnlyAdmin):
    """Accounts are looked at; superusers may close and open them and name data stewards, never themselves."""

    form = AccountForm
    list_display = ("name", "email", "is_active", "is_staff", "is_data_steward", "last_login")
    search_fields = ("name", "email")
    list_filter = FLAGS
    fields = ("email", "name", "role_title", "joined_at", "last_login", *FLAGS, "seen_version")
    readonly_fields = ("email", "name", "role_title", "joined_at", "last_login")

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return bool(request.user.is_superuser) and (obj is None or obj.pk != request.user.pk)

    def save_model(self, request: HttpRequest, obj: User, form: Any, change: bool) -> None:
        flags = {name: form.cleaned_data[name] for name in FLAGS}
        version = form.cleaned_data["seen_version"]
        account_services.change_account(by=cast(User, request.user), user=obj, version=version, **flags)

    def log_change(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        """The portal's own trail tells it: see `services.change_account`."""
        return None
