"""Forms of the partnerships room."""

from typing import Any

from django import forms
from django.contrib.auth import authenticate
from django.core.exceptions import ValidationError

from core.govuk.forms import GovukForm
from core.govuk.look import Look
from partnerships.models import User


class SignInForm(GovukForm):
    """E-mail address and password; `kept` carries a post made after the session ended (see `partnerships.keeping`)."""

    email = forms.EmailField(label="E-mail address", widget=forms.EmailInput(attrs={"autocomplete": "username"}))
    password = forms.CharField(
        label="Password", strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "current-password"})
    )
    kept = forms.CharField(required=False, widget=forms.HiddenInput)
    next = forms.CharField(required=False, widget=forms.HiddenInput)

    looks = {"email": Look(name="your e-mail address"), "password": Look(name="your password")}

    user: User | None = None

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        email, password = cleaned.get("email"), cleaned.get("password")
        if email and password:
            self.user = authenticate(None, email=email.lower(), password=password)
            if self.user is None:
                raise ValidationError("The e-mail address and the password do not belong together. Check both.")
        return cleaned
