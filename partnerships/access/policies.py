"""Access as a decision, made in one place: each view declares its policy, the middleware applies it.

A view without a policy is refused. The walk over the URLconf in the tests holds that there is none.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from django.http import HttpRequest

from partnerships.access.roles import Permission
from partnerships.models import Partnership, User

View = TypeVar("View", bound=Callable[..., Any])


@dataclass(frozen=True)
class Policy:
    """What a view asks of the person: nothing (public), to be signed in, to be a data steward, or any of some
    permissions in the partnership that the URL names."""

    name: str
    permissions: frozenset[Permission] = frozenset()

    def __call__(self, view: View) -> View:
        view.policy = self  # type: ignore[attr-defined]
        return view


public = Policy("public")
signed_in = Policy("signed_in")
steward = Policy("steward")


def requires(*permissions: Permission) -> Policy:
    """The person holds any of `permissions` in the partnership that the URL names."""
    return Policy("member", frozenset(permissions))


def policy_of(view: Callable[..., Any]) -> Policy | None:
    """The policy a view declares: on the function, or on the class behind `as_view()`."""
    found = getattr(view, "policy", None) or getattr(getattr(view, "view_class", None), "policy", None)
    return found if isinstance(found, Policy) else None


@dataclass(frozen=True)
class Scope:
    """What the person may see and do in one partnership, worked out once for a request."""

    partnership: Partnership
    user: User
    permissions: frozenset[Permission]
    agency_ids: frozenset[int] = field(default_factory=frozenset)  # the own agencies and their units

    def can(self, *permissions: Permission) -> bool:
        """Whether the person holds any of `permissions`."""
        return not self.permissions.isdisjoint(permissions)


class SignedInRequest(HttpRequest):
    """A request of someone who has signed in."""

    user: User


class PortalRequest(SignedInRequest):
    """A request under `/p/<slug>/`: the middleware has resolved the partnership through the person's memberships."""

    partnership: Partnership
    scope: Scope
