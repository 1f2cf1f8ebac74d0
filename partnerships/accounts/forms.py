"""Forms about a person's own account. Django's view of the mailed link uses `NewPasswordForm` as its own."""

from typing import Any

from django import forms
from django.contrib.auth import authenticate
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from core.govuk.forms import GovukForm, VersionedForm
from core.govuk.look import Look
from partnerships.accounts import services as accounts_services
from partnerships.accounts import signing_in
from partnerships.models import User


def new_password(label: str) -> forms.CharField:
    """A field in which a password is chosen."""
    return forms.CharField(
        label=label,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
        help_text="12 characters or more",
    )


class ForgottenForm(GovukForm):
    email = forms.EmailField(
        label="E-mail address", max_length=254, widget=forms.EmailInput(attrs={"autocomplete": "username"})
    )
    looks = {"email": Look(name="your e-mail address")}


class NewPasswordForm(GovukForm):
    """A new password for `user`, who has followed a mailed link."""

    password = new_password("New password")
    looks = {"password": Look(name="a password")}

    def __init__(self, user: User | None, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        validate_password(password, self.user)
        return password

    def save(self) -> User:
        if self.user is None:
            raise ValidationError("The link names no account.")
        return accounts_services.set_password(by=self.user, user=self.user, password=self.cleaned_data["password"])


class ChangePasswordForm(GovukForm):
    old = forms.CharField(
        label="Present password",
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    password = new_password("New password")
    looks = {"old": Look(name="your present password"), "password": Look(name="a new password")}


class OwnDetailsForm(VersionedForm, GovukForm):
    name = forms.CharField(label="Your name", max_length=120)
    role_title = forms.CharField(
        label="Your role title (optional)",
        max_length=120,
        required=False,
        help_text="For example, Community Safety Manager. Lists of groups show it beside your name",
    )
    looks = {"name": Look(name="your name")}


class SignInForm(GovukForm):
    """E-mail address and password; `kept` carries a post made after the session ended (see `kept_posts`)."""

    email = forms.EmailField(
        label="E-mail address", max_length=254, widget=forms.EmailInput(attrs={"autocomplete": "username"})
    )
    password = forms.CharField(
        label="Password", strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "current-password"})
    )
    kept = forms.CharField(required=False, widget=forms.HiddenInput)
    next = forms.CharField(required=False, widget=forms.HiddenInput)

    looks = {"email": Look(name="your e-mail address"), "password": Look(name="your password")}

    user: User | None = None

    def __init__(self, *args: Any, request: HttpRequest | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request = request

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        email, password = cleaned.get("email"), cleaned.get("password")
        if email and password:
            self.user = authenticate(self.request, email=email.lower(), password=password)
            if self.request is not None and signing_in.must_wait(self.request):
                raise ValidationError(signing_in.waiting_words())
            if self.user is None:
                raise ValidationError("The e-mail address and the password do not belong together. Check both.")
        return cleaned
