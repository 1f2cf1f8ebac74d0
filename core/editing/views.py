"""Pages that make, change and confirm through services; what a service refuses goes back to the form it came from.

A room's view names its form and calls its service:

@requires(Permission.PLAN_EDIT)
class PlanCreate(ServiceCreateView):
    form_class = PlanForm
    heading = "Add a plan"

    def make(self, form):
        return services.create_plan(by=self.request.user, partnership=..., **values_of(form))
"""

from collections.abc import Callable, Mapping
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import NON_FIELD_ERRORS, PermissionDenied, ValidationError
from django.db.models import Manager, Model
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.views.generic import FormView

from core import writes
from core.editing.conflicts import differences
from core.editing.onward import LeadsOnwardMixin
from core.errors import NotAllowed, StaleVersion
from core.govuk.forms import ConfirmForm, ConfirmWithReasonForm, LookedAtForm

_OF_THE_FORM = ("version", "once", "confirm")


def values_of(form: forms.BaseForm) -> dict[str, Any]:
    """What was entered, by field name, as a service takes it: without what is the form's own."""
    return {name: value for name, value in form.cleaned_data.items() if name not in _OF_THE_FORM}


def take_refusal(form: forms.BaseForm, error: ValidationError, fields: Mapping[str, str] | None = None) -> None:
    """Put a service's refusal at the fields it is about, by their own names or by `fields`; the rest at the top."""
    refusals = error.error_dict if hasattr(error, "error_dict") else {NON_FIELD_ERRORS: error.error_list}
    for name, errors in refusals.items():
        field = (fields or {}).get(name, name)
        form.add_error(field if field in form.fields else None, ValidationError(errors))


class ServiceFormView(LeadsOnwardMixin, FormView[Any]):
    """A form whose values a service saves. `save` calls it and answers the record that was saved."""

    template_name = "core/form_page.html"
    heading = ""
    caption = ""
    submit = "Save"
    done = "Saved."
    # The URL name of the page that what is done leads to, where that is not the page that this one was opened from.
    leads_to = ""
    url: Callable[..., str]
    # The form's field for a name of the service's that differs.
    refused_at: Mapping[str, str] = {}

    def save(self, form: Any) -> Model:
        raise NotImplementedError

    def get_heading(self) -> str:
        return self.heading

    def get_caption(self) -> str:
        return self.caption

    def get_back_url(self) -> str:
        """Where the page was opened from, for those who change their mind."""
        raise NotImplementedError

    def get_done_url(self, saved: Any) -> str:
        return self.url(self.leads_to) if self.leads_to else self.get_back_url()

    def get_done_words(self, saved: Any) -> str:
        return self.done

    def form_valid(self, form: Any) -> HttpResponse:
        try:
            saved = self.save(form)
        except StaleVersion as stale:
            return self.refuse_stale(form, stale)
        except NotAllowed as refusal:
            raise PermissionDenied(str(refusal)) from refusal
        except ValidationError as error:
            take_refusal(form, error, self.refused_at)
            return self.form_invalid(form)
        self.tell(saved)
        return redirect(self.get_onward_url(saved))

    def tell(self, saved: Any) -> None:
        """Says on the next page what was done; called once it is kept for good."""
        messages.success(self.request, self.get_done_words(saved))

    def refuse_stale(self, form: Any, stale: StaleVersion) -> HttpResponse:
        raise stale

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        page = {
            "heading": self.get_heading(),
            "caption": self.get_caption(),
            "submit": self.submit,
            "another": self.get_another(),
            "back_url": self.get_next_url() or self.get_back_url(),
        }
        return super().get_context_data(**(page | kwargs))


class ServiceCreateView(ServiceFormView):
    """Makes a record with an `OneTimeForm`: the same post again leads to the record that the first one made."""

    def make(self, form: Any) -> Model:
        raise NotImplementedError

    def save(self, form: Any) -> Model:
        return writes.once(form.cleaned_data["once"], by=self.request.user, make=lambda: self.make(form))


class ServiceLookedAtView(ServiceCreateView):
    """Does something about exactly what the page shows, with a `LookedAtForm`.

    The service refuses where that has changed since. The page then shows what stands now, keeps what was typed, and the
    next post is about what is shown.
    """

    form_class: Any = LookedAtForm

    def get_fingerprint(self) -> str:
        """That of what the page shows now."""
        raise NotImplementedError

    def get_initial(self) -> dict[str, Any]:
        return super().get_initial() | {"looked_at": self.get_fingerprint()}

    def form_invalid(self, form: Any) -> HttpResponse:
        form.data = form.data.copy()
        form.data["looked_at"] = self.get_fingerprint()
        return super().form_invalid(form)


class ServiceUpdateView(ServiceFormView):
    """Changes a record with a `VersionedForm`. `heading` and `done` may name it, as “Edit {record}”.

    A stale version is answered with status 409: what was typed stays, what stands now is shown beside it, and the next
    post goes on top of that.
    """

    def get_object(self) -> Any:
        """The record, through a selector of the scope; raises Http404."""
        raise NotImplementedError

    # Called with the record, `by`, its version and what was entered.
    service: Callable[..., Any] = staticmethod(writes.change)
    # What the form asks for besides, worked out from the record.
    form_kwargs: Callable[[Any], Mapping[str, Any]] = staticmethod(lambda record: {})

    def change(self, form: Any, version: int | None) -> Model:
        """The record as it is saved; as it was, where the service has deleted it."""
        saved = self.service(self.object, by=self.request.user, version=version, **values_of(form))
        changed: Model = self.object if saved is None else saved
        return changed

    def get_heading(self) -> str:
        return self.heading.format(record=self.object)

    def get_done_words(self, saved: Any) -> str:
        return self.done.format(record=saved)

    def get_form_kwargs(self) -> dict[str, Any]:
        return super().get_form_kwargs() | dict(self.form_kwargs(self.object))

    @cached_property
    def object(self) -> Any:
        return self.get_object()

    def values_from(self, record: Any) -> dict[str, Any]:
        """The record's values by the form's field names."""
        names = [name for name in self.get_form_class().base_fields if name not in _OF_THE_FORM]
        values = {name: getattr(record, name) for name in names if hasattr(record, name)}
        return {name: list(value.all()) if isinstance(value, Manager) else value for name, value in values.items()}

    def get_initial(self) -> dict[str, Any]:
        return self.values_from(self.object) | {"version": self.object.version}

    def save(self, form: Any) -> Model:
        return self.change(form, form.cleaned_data["version"])

    def refuse_stale(self, form: Any, stale: StaleVersion) -> HttpResponse:
        conflict = differences(form, self.values_from(stale.current))
        form.take_version(stale.current.version)
        context = self.get_context_data(form=form, conflict=conflict, is_stale=True)
        return self.render_to_response(context, status=409)


class ServiceConfirmView(ServiceUpdateView):
    """Asks before something weighty, such as a deletion; says in words what it means and what goes with it."""

    template_name = "core/confirm_page.html"
    form_class: Any = ConfirmForm
    question = ""
    means = ""

    def get_heading(self) -> str:
        return super().get_heading() or f"{self.question} “{self.object}”?"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**({"means": self.means} | kwargs))


class ServiceArchiveView(ServiceConfirmView):
    """Asks before a record leaves the lists."""

    form_class: Any = ConfirmWithReasonForm
    service: Callable[..., Any] = staticmethod(writes.archive)
    question = "Archive"
    submit = "Archive"
    done = "Archived."
    means = "It leaves the lists and the papers to come. Its history stays, and it can be brought back."


class ServiceRestoreView(ServiceConfirmView):
    """Asks before an archived record comes back into the lists."""

    service: Callable[..., Any] = staticmethod(writes.restore)
    question = "Bring back"
    submit = "Bring it back"


class ServiceDeleteView(ServiceConfirmView):
    """Asks before a draft is deleted, and says what goes with it, or what keeps it."""

    service: Callable[..., Any] = staticmethod(writes.delete)
    template_name = "core/delete_page.html"
    question = "Delete"
    submit = "Delete for good"
    done = "Deleted."

    def change(self, form: Any, version: int | None) -> Model:
        self.service(self.object, by=self.request.user, version=version)
        gone: Model = self.object
        return gone

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        facts = {"goes_with": writes.what_goes_with(self.object), "kept_by": writes.what_keeps(self.object)}
        return super().get_context_data(**(facts | kwargs))
