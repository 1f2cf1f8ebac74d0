"""Those who can sign in."""

from typing import Any

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.db.models.functions import Lower

from core import clock
from core.models import Versioned


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

    audit_kind = "user"

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
