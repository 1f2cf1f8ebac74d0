"""Forms for what a plan's document claims without its data."""

from django import forms

from core.govuk.fields import NumberField
from core.govuk.forms import GovukForm, OneTimeForm, VersionedForm
from core.govuk.look import Look


class StatedForm(GovukForm):
    """What a document claims without its data. It is shown as quoted, and never worked with."""

    topic = forms.CharField(label="Topic", max_length=160, required=False)
    label = forms.CharField(label="What it is about", max_length=240)
    words = forms.CharField(label="The claim, as printed", max_length=160, help_text="For example, down 26%")
    value = NumberField(label="Its number, if it has one", required=False)
    unit = forms.CharField(label="Unit", max_length=40, required=False)
    period_words = forms.CharField(label="Period, as printed", max_length=120, required=False)
    source = forms.CharField(label="Where it stands", max_length=120, help_text="For example, section 4")
    about_others = forms.BooleanField(
        label="It compares the area with others",
        required=False,
        help_text="Such as a place among similar areas: it is then quoted beside the portal’s own comparison",
    )
    looks = {
        "label": Look(name="what it is about"),
        "words": Look(name="the claim"),
        "value": Look(width="10"),
        "unit": Look(width="10"),
        "source": Look(name="where it stands"),
    }


class NewStatedForm(OneTimeForm, StatedForm):
    pass


class EditStatedForm(VersionedForm, StatedForm):
    pass
