"""A person's own account: name and role title, changing the password, and choosing a new one by a mailed link."""

from typing import Any

from django.contrib import messages
from django.contrib.auth import logout, update_session_auth_hash
from django.contrib.auth.views import PasswordResetConfirmView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse, reverse_lazy
from django.utils.decorators import method_decorator
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST
from django.views.generic import FormView

from core.editing.views import ServiceFormView, ServiceUpdateView, values_of
from partnerships.access import selectors as access_selectors
from partnerships.access.policies import SignedInRequest, public, signed_in
from partnerships.accounts import kept_posts as keeping
from partnerships.accounts import limited_sessions as confined
from partnerships.accounts import services as account_services
from partnerships.accounts import signing_in
from partnerships.accounts.forms import ChangePasswordForm, ForgottenForm, NewPasswordForm, OwnDetailsForm, SignInForm


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
        changed = account_services.change_own_password(
            user=self.request.user, old=values["old"], password=values["password"]
        )
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
        account_services.ask_for_link(email=form.cleaned_data["email"], site=site)
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


@public
def sign_in(request: HttpRequest) -> HttpResponse:
    """Signs in and goes on to where the person was headed; what they typed when their session ended waits for them."""
    if request.method != "POST":
        if request.user.is_authenticated and not confined.is_limited(request):
            return redirect(_own_path(request, request.GET.get("next", "")))
        form = SignInForm(initial={"next": request.GET.get("next", "")})
        return render(request, "partnerships/accounts/sign_in.html", {"form": form})
    form = SignInForm(request.POST, request=request)
    if not form.is_valid() or form.user is None:
        context = {"form": form, "was_signed_out": bool(form.cleaned_data.get("kept"))}
        return render(request, "partnerships/accounts/sign_in.html", context)
    signing_in.enter(request, form.user)
    confined.release(request)
    if typed := keeping.kept(form.cleaned_data["kept"]):
        return render(request, "partnerships/accounts/take_up.html", {"kept": typed})
    return redirect(_own_path(request, form.cleaned_data["next"]))


@public  # those whose session has ended are signed out already
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    logout(request)
    messages.success(request, "You have signed out.")
    return redirect("sign-in")


@signed_in
def partnership_list(request: SignedInRequest) -> HttpResponse:
    return render(
        request,
        "partnerships/accounts/partnership_list.html",
        {"partnerships": access_selectors.partnerships_of(request.user)},
    )


def _own_path(request: HttpRequest, path: str) -> str:
    own = url_has_allowed_host_and_scheme(path, {request.get_host()}, require_https=request.is_secure())
    return path if path and own else "/"
