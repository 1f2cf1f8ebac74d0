"""Forms in the design system: declare a `GovukForm`, write `{{ form }}` in the page.

class TargetForm(VersionedForm, GovukForm):
    value = NumberField(label="Target", help_text="For example, 133")
    looks = {"value": Look(name="the target", width="5", suffix="%")}
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, cast
from uuid import uuid4

from django import forms
from django.forms.renderers import BaseRenderer, TemplatesSetting

from core.govuk.bound import GovukBoundField, control_of, is_asked_for
from core.govuk.fields import VersionField, keep_to_one_line
from core.govuk.look import Folded, Look
from core.govuk.wording import word_errors


class GovukRenderer(TemplatesSetting):
    """Draws forms and fields with the templates under `templates/govuk/`."""

    form_template_name = "govuk/form.html"
    field_template_name = "govuk/fields/input.html"
    bound_field_class = GovukBoundField


@dataclass(frozen=True)
class FormError:
    """A line of the error summary; `target` is the id of the control it leads to, empty where there is none."""

    text: str
    target: str


@dataclass(frozen=True)
class Fold:
    """Folded fields as a page draws them. `opens_for` and `control` say what opens them: values, and whose."""

    summary: str
    fields: list[GovukBoundField]
    is_open: bool
    opens_for: str
    control: str


# A mixin for forms and model forms alike; to a type checker it is the form that they share.
if TYPE_CHECKING:
    _FormBase = forms.BaseForm
else:
    _FormBase = object


class GovukFormMixin(_FormBase):
    """For any Django form: messages in the portal's words, hints, looks, and errors for the summary."""

    default_renderer: BaseRenderer | type[BaseRenderer] | None = GovukRenderer
    use_required_attribute = False
    looks: Mapping[str, Look] = {}
    folded: Sequence[Folded] = ()

    def full_clean(self) -> None:
        for name, field in self.fields.items():
            word_errors(field, str(self[name].label), self.looks.get(name, Look()))
            keep_to_one_line(field)
        super().full_clean()

    def get_context(self) -> dict[str, Any]:
        """Leaves out the fields that stand within an option of another, which draws them; those folded come apart."""
        context: dict[str, Any] = super().get_context()
        elsewhere = {name for look in self.looks.values() for name in look.reveals.values()}
        elsewhere |= {name for one in self.folded for name in one.names}
        context["fields"] = [(bound, errors) for bound, errors in context["fields"] if bound.name not in elsewhere]
        context["folds"] = [fold for fold in map(self._fold, self.folded) if fold.fields]
        return context

    def _fold(self, folded: Folded) -> Fold:
        fields = [cast(GovukBoundField, self[name]) for name in folded.names if name in self.fields]
        wanted = folded.open_for
        is_used = any(bound.errors or not bound.is_as_first_offered for bound in fields)
        return Fold(
            summary=folded.summary,
            fields=fields,
            is_open=is_used or (wanted is not None and is_asked_for(wanted, self)),
            opens_for=wanted.words if wanted else "",
            control=control_of(wanted, self),
        )

    def summary_errors(self) -> Iterator[FormError]:
        """Every error in the order of the form, those of the form as a whole first."""
        for text in self.non_field_errors():
            yield FormError(str(text), "")
        for name in self.fields:
            bound = cast(GovukBoundField, self[name])
            for text in bound.errors:
                yield FormError(str(text), "" if bound.is_hidden else bound.first_id)


class GovukForm(GovukFormMixin, forms.Form):
    """The base of the portal's forms."""


class VersionedForm(forms.Form):
    """An edit form: a hidden `version` of the record as it stood when the form was opened.

    `cleaned_data["version"]` is None when it is absent or garbled; the service refuses that as it does a stale one.
    """

    version = VersionField()

    def take_version(self, version: int) -> None:
        """Show a refused form again against the record's present version, with all that was typed."""
        _replace(self, "version", str(version))


class OneTimeForm(forms.Form):
    """A create form: a hidden one-time id, so that the same post again leads to the same result."""

    once = forms.UUIDField(
        widget=forms.HiddenInput,
        initial=uuid4,
        error_messages={
            "required": "The page had lost its one-time id. Check what you typed and send it again.",
            "invalid": "The page’s one-time id was damaged. Check what you typed and send it again.",
        },
    )

    def full_clean(self) -> None:
        super().full_clean()
        if self.is_bound and "once" in self.errors:
            _replace(self, "once", str(uuid4()))


def _replace(form: forms.BaseForm, name: str, value: str) -> None:
    """Change one posted value, for showing the form again."""
    data: Any = form.data
    changed = data.copy()
    changed[form.add_prefix(name)] = value
    form.data = changed


class LookedAtForm(OneTimeForm, GovukForm):
    """A form about what the page above it shows; `looked_at` is the fingerprint of that."""

    looked_at = forms.CharField(widget=forms.HiddenInput)


class ConfirmForm(VersionedForm, GovukForm):
    """Nothing but the version of what is to be confirmed."""


class ConfirmWithReasonForm(ConfirmForm):
    """A confirmation that may say why."""

    reason = forms.CharField(label="Why (optional)", max_length=500, required=False)
