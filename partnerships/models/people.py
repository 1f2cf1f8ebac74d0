"""People: who signs in, and in which role for which partnership and agency."""

from typing import Any

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.db.models import Q
from django.db.models.functions import Lower

from core import clock
from core.models import Versioned
from partnerships.roles import Role


class UserManager(BaseUserManager["User"]):
    def create_user(self, email: str, password: str | None = None, **values: Any) -> "User":
        user = self.model(email=self.normalize_email(email), **values)
        user.set_password(password)
        user.save()
        return user

    def create_superuser(self, email: str, password: str | None = None, **values: Any) -> "User":
        """A supporter of the installation, who may open the admin site and is a data steward."""
        return self.create_user(
            email, password, **{"is_staff": True, "is_superuser": True, "is_data_steward": True} | values
        )

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email__iexact=username)


class User(AbstractBaseUser, PermissionsMixin, Versioned):
    """Someone who signs in, by e-mail address. People are deactivated, never deleted."""

    email = models.EmailField("e-mail address", unique=True)
    name = models.CharField(max_length=120)
    role_title = models.CharField(max_length=120, blank=True)
    is_active = models.BooleanField(default=True)
    is_staff = models.BooleanField("may open the admin site", default=False)
    is_data_steward = models.BooleanField(
        "data steward", default=False, help_text="Keeps the installation's areas, agencies and shared indicators"
    )
    joined_at = models.DateTimeField(default=clock.now)

    objects = UserManager()

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    class Meta:
        ordering = ["name"]
        constraints = [models.UniqueConstraint(Lower("email"), name="partnerships_user_email_any_case")]

    def __str__(self) -> str:
        return self.name

    def audit_scope(self) -> int | None:
        return None


class MembershipQuerySet(models.QuerySet["Membership"]):
    def active(self) -> "MembershipQuerySet":
        return self.filter(ended_at__isnull=True, user__is_active=True)


class Membership(Versioned):
    """A person's role in a partnership; agency officers act for one agency and its units."""

    partnership = models.ForeignKey("partnerships.Partnership", on_delete=models.CASCADE, related_name="memberships")
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=20, choices=[(role.value, role.label) for role in Role])
    agency = models.ForeignKey(
        "partnerships.Agency", null=True, blank=True, on_delete=models.PROTECT, related_name="memberships"
    )
    started_at = models.DateTimeField(default=clock.now)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        ordering = ["user__name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "user", "role"],
                condition=Q(ended_at__isnull=True),
                name="partnerships_membership_once",
                violation_error_message="This person has that role already.",
            ),
            models.CheckConstraint(
                name="partnerships_membership_agency",
                condition=~Q(role="agency_officer") | Q(agency__isnull=False),
                violation_error_message="Say which agency an agency officer acts for.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}, {self.get_role_display()}"


class Invitation(Versioned):
    """An invitation by e-mail: sent, opened, accepted or expired. Only the token's hash is kept."""

    partnership = models.ForeignKey("partnerships.Partnership", on_delete=models.CASCADE, related_name="invitations")
    email = models.EmailField("e-mail address")
    name = models.CharField(max_length=120)
    role = models.CharField(max_length=20, choices=[(role.value, role.label) for role in Role])
    agency = models.ForeignKey("partnerships.Agency", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    sent_at = models.DateTimeField()
    opened_at = models.DateTimeField(null=True, blank=True)
    accepted_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    expires_at = models.DateTimeField()

    class Meta:
        ordering = ["-sent_at"]

    def __str__(self) -> str:
        return f"Invitation to {self.email}"
