"""A person's own account: name and role title, changing the password, and choosing a new one by a mailed link."""

from typing import Any

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.views import PasswordResetConfirmView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse, reverse_lazy
from django.utils.decorators import method_decorator
from django.views.decorators.debug import sensitive_post_parameters
from django.views.generic import FormView

from core.editing.views import ServiceFormView, ServiceUpdateView, values_of
from partnerships.access.policies import public, signed_in
from partnerships.accounts import passwords
from partnerships.accounts import services as account_services
from partnerships.accounts.forms import ChangePasswordForm, ForgottenForm, NewPasswordForm, OwnDetailsForm


@signed_in
@method_decorator(sensitive_post_parameters(), name="dispatch")
class PasswordChange(ServiceFormView):
    """One's own; whoever else is signed in with it has to sign in anew."""

    request: Any  # of someone signed in
    form_class = ChangePasswordForm
    heading = "Change your password"
    submit = "Change the password"
    done = "Your password was changed."

    def save(self, form: Any) -> Any:
        values = form.cleaned_data
        changed = passwords.change_own_password(user=self.request.user, old=values["old"], password=values["password"])
        update_session_auth_hash(self.request, changed)
        return changed

    def get_back_url(self) -> str:
        return reverse("partnership-list")


@signed_in
class OwnDetails(ServiceUpdateView):
    """One's name and role title, as others see them."""

    request: Any  # of someone signed in
    form_class = OwnDetailsForm
    heading = "Your name and role title"
    done = "Your name and role title were changed."

    def get_object(self) -> Any:
        return self.request.user

    def change(self, form: Any, version: int | None) -> Any:
        return account_services.change_own_details(user=self.request.user, version=version, **values_of(form))

    def get_back_url(self) -> str:
        return reverse("partnership-list")


@public
class PasswordForgotten(FormView[ForgottenForm]):
    form_class = ForgottenForm
    template_name = "partnerships/accounts/password_forgotten.html"

    def form_valid(self, form: ForgottenForm) -> HttpResponse:
        site = self.request.build_absolute_uri("/")
        passwords.ask_for_link(email=form.cleaned_data["email"], site=site)
        return redirect("password-sent")


@public
def password_sent(request: HttpRequest) -> HttpResponse:
    """The same for every address."""
    return render(request, "partnerships/accounts/password_sent.html", {})


@public
class PasswordNew(PasswordResetConfirmView):
    """Where the mailed link leads; Django's view keeps its token out of the address and lets it work once."""

    form_class = NewPasswordForm  # type: ignore[assignment]  # in place of Django's own form of two boxes
    template_name = "partnerships/accounts/password_new.html"
    success_url = reverse_lazy("sign-in")

    def form_valid(self, form: Any) -> HttpResponse:
        answer = super().form_valid(form)
        messages.success(self.request, "Your password was changed. Sign in with the new one.")
        return answer
