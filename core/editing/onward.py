"""Where the page of a form leads: on to one more, back to the page that sent the person there, or to itself again as
another of its choices asks."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.utils.http import url_has_allowed_host_and_scheme


class LeadsOnwardMixin:
    """For a view with a form. `another` is the text of a second button, which saves and opens the page once more."""

    request: Any
    another = ""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        view: Any = self
        if "show_again" in request.POST:  # only asked for without scripts
            shown: HttpResponse = view.render_to_response(view.get_context_data(form=self.get_typed_form()))
            return shown
        saved: HttpResponse = super().post(request, *args, **kwargs)  # type: ignore[misc]  # the form view's own
        return saved

    def get_typed_form(self) -> forms.BaseForm:
        """The form with all that was typed, unchecked: another choice in it asks for other fields."""
        view: Any = self
        asked = {name: value for name, value in view.get_form_kwargs().items() if name not in ("data", "files")}
        form: forms.BaseForm = view.get_form_class()(**asked)
        for name, field in form.fields.items():
            if not field.disabled:
                form.initial[name] = field.widget.value_from_datadict(
                    self.request.POST, self.request.FILES, form.add_prefix(name)
                )
        return form

    def get_another(self) -> str:
        return self.another

    def get_another_url(self, saved: Any) -> str:
        """Where one more is made: this page, asked for as it was."""
        return str(self.request.get_full_path())

    def get_next_url(self) -> str:
        """The portal's own page named by `?next=`, which sent the person here and waits; empty where there is none."""
        path = self.request.GET.get("next", "")
        own = url_has_allowed_host_and_scheme(path, {self.request.get_host()}, require_https=self.request.is_secure())
        return path if own and path.startswith("/") else ""

    def get_done_url(self, saved: Any) -> str:
        raise NotImplementedError

    def get_onward_url(self, saved: Any) -> str:
        """Where what was just saved leads."""
        if self.get_another() and "another" in self.request.POST:
            return self.get_another_url(saved)
        return self.get_next_url() or self.get_done_url(saved)
