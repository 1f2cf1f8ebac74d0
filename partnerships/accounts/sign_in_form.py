"""Forms of the partnerships room."""

from typing import Any

from django import forms
from django.contrib.auth import authenticate
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from core.govuk.forms import GovukForm
from core.govuk.look import Look
from partnerships.accounts import signing_in
from partnerships.models import User


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
