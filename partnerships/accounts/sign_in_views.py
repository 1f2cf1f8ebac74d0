"""Signing in and out, and the person's partnerships."""

from typing import Any

from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from partnerships.access import selectors as access_selectors
from partnerships.access.policies import public, signed_in
from partnerships.accounts import kept_posts as keeping
from partnerships.accounts import limited_sessions as confined
from partnerships.accounts import signing_in
from partnerships.accounts.sign_in_form import SignInForm


@public
def sign_in(request: HttpRequest) -> HttpResponse:
    """Signs in and goes on to where the person was headed; what they typed when their session ended waits for them."""
    if request.method != "POST":
        if request.user.is_authenticated and not confined.is_confined(request):
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
def partnership_list(request: Any) -> HttpResponse:
    return render(
        request,
        "partnerships/accounts/partnership_list.html",
        {"partnerships": access_selectors.partnerships_of(request.user)},
    )


def _own_path(request: HttpRequest, path: str) -> str:
    own = url_has_allowed_host_and_scheme(path, {request.get_host()}, require_https=request.is_secure())
    return path if path and own else "/"
