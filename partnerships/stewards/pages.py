"""What the data stewards' pages of every room share: the installation's addresses, what a change touches, merging."""

import hashlib
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.views.generic import TemplateView

from core.editing.views import ServiceLookedAtView, ServiceUpdateView
from partnerships.models import User
from partnerships.stewards.forms import MergeForm, MergeIntoForm
from partnerships.stewards.selectors import Touched, touched_with


class OfInstallation:
    """For a class-based view under `/steward/`."""

    request: Any
    kwargs: Any

    @property
    def user(self) -> User:
        user: User = self.request.user
        return user

    def url(self, name: str, *args: Any) -> str:
        return reverse(name, args=args)


class ShowsTouched:
    """Says in what partnerships a change to the record will be seen."""

    object: Any

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        page: dict[str, Any] = super().get_context_data(**kwargs)  # type: ignore[misc]
        return {"touched": touched_with(self.object)} | page


class TouchedUpdateView(ShowsTouched, ServiceUpdateView):
    template_name = "partnerships/stewards/edit.html"


class MergeStart(OfInstallation, TemplateView):
    """Asks into which other one a record is merged, and goes on to what that would touch."""

    template_name = "partnerships/stewards/merge_start.html"
    next_name = ""

    def get_object(self) -> Any:
        raise NotImplementedError

    def get_others(self, record: Any) -> Any:
        """Those it could be merged into."""
        raise NotImplementedError

    def get_back_url(self) -> str:
        raise NotImplementedError

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        record = self.get_object()
        form = MergeIntoForm(request.GET if "into" in request.GET else None, others=self.get_others(record))
        if form.is_bound and form.is_valid():
            return redirect(self.next_name, record.pk, form.cleaned_data["into"].pk)
        context = {"record": record, "form": form, "back_url": self.get_back_url()}
        return self.render_to_response(self.get_context_data(**context))


class MergeConfirm(OfInstallation, ServiceLookedAtView):
    """Shows what a merge touches in each partnership, and merges exactly that."""

    form_class = MergeForm
    template_name = "partnerships/stewards/merge.html"
    submit = "Merge them"
    done = "They are one now. The history of all that moved says so."

    def get_pair(self) -> tuple[Any, Any]:
        """The one that goes and the one that stays; raises Http404."""
        raise NotImplementedError

    def merge(self, *, gone: Any, kept: Any, reason: str) -> Any:
        raise NotImplementedError

    @cached_property
    def pair(self) -> tuple[Any, Any]:
        return self.get_pair()

    @cached_property
    def touched(self) -> list[Touched]:
        return touched_with(self.pair[0])

    def get_fingerprint(self) -> str:
        gone, kept = self.pair
        parts = [str(gone.version), str(kept.version), *(f"{one.where}: {one.what}" for one in self.touched)]
        return hashlib.sha256("|".join(parts).encode()).hexdigest()

    def make(self, form: Any) -> Any:
        if form.cleaned_data["looked_at"] != self.get_fingerprint():
            raise ValidationError("What the merge touches has changed since the page was opened. Look at it again.")
        gone, kept = self.pair
        return self.merge(gone=gone, kept=kept, reason=form.cleaned_data["reason"])

    def get_heading(self) -> str:
        return f"Merge {self.pair[0]} into {self.pair[1]}"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        gone, kept = self.pair
        return super().get_context_data(**({"gone": gone, "kept": kept, "touched": self.touched} | kwargs))
