"""Applies each view's policy, and resolves the partnership of a URL through the person's memberships."""

from collections.abc import Callable
from typing import Any, cast

from django.core.exceptions import ImproperlyConfigured, PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control

from partnerships.access.policies import Policy, PortalRequest, policy_of, public
from partnerships.access.selectors import scope_for
from partnerships.accounts import limited_sessions as confined
from partnerships.accounts.kept_posts import ask_to_sign_in


class NoStoreMiddleware:
    """None keeps what is not everyone's: private pages, exports and files, and a public page that names its reader."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if not self._is_everyones(request, response):
            patch_cache_control(response, private=True, no_store=True)
        return response

    @staticmethod
    def _is_everyones(request: HttpRequest, response: HttpResponse) -> bool:
        policy = policy_of(request.resolver_match.func) if request.resolver_match else None
        if policy != public:
            return False
        user = getattr(request, "user", None)
        return response.has_header("Cache-Control") or user is None or not user.is_authenticated


class AccessMiddleware:
    """Deny unless the view's policy allows: 404 for a partnership that is not the person's, 403 within one's own."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        policy = policy_of(view)
        if confined.is_outside(request) and (policy is None or policy.name != "public"):
            return ask_to_sign_in(request)
        if policy is None:
            if getattr(view, "admin_site", None) or view.__module__.startswith("django."):
                return None  # the admin site and Django's own views guard themselves
            raise ImproperlyConfigured(f"{view.__module__}.{view.__name__} declares no policy.")
        if policy.name == "public":
            return None
        if not request.user.is_authenticated:
            return ask_to_sign_in(request)
        if policy.name == "steward" and not request.user.is_data_steward:
            raise Http404
        if policy.name == "member":
            self._enter(cast(PortalRequest, request), policy, kwargs["slug"])
        return None

    @staticmethod
    def _enter(request: PortalRequest, policy: Policy, slug: str) -> None:
        scope = scope_for(request.user, slug)
        if scope is None:
            raise Http404
        request.scope = scope
        request.partnership = scope.partnership
        if not scope.can(*policy.permissions):
            raise PermissionDenied
