"""Forms say at its place what is wrong, in words, and keep what was typed."""

from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

import pytest
from django import forms

from core.govuk.fields import DateField, MonthField, NumberField, PeriodChoiceField, VersionField, WholeNumberField
from core.govuk.forms import GovukForm, OneTimeForm, VersionedForm
from core.govuk.look import Folded, Look, ShownFor
from core.periods.period import Period


def form_of(field: forms.Field, data: dict[str, Any] | None = None, look: Look | None = None) -> GovukForm:
    looks = {"thing": look} if look else {}
    return type("OneFieldForm", (GovukForm,), {"thing": field, "looks": looks})(data)


def error(field: forms.Field, typed: object, look: Look | None = None) -> str:
    data = typed if isinstance(typed, dict) else {"thing": typed}
    return form_of(field, data, look).errors["thing"][0]


def cleaned(field: forms.Field, typed: object) -> Any:
    form = form_of(field, typed if isinstance(typed, dict) else {"thing": typed})
    assert form.is_valid(), form.errors
    return form.cleaned_data["thing"]


def due(day: str = "", month: str = "", year: str = "") -> dict[str, str]:
    return {"thing-day": day, "thing-month": month, "thing-year": year}


@pytest.mark.parametrize(
    ("field", "typed", "message"),
    [
        (forms.CharField(label="Due date"), "", "Enter due date"),
        (forms.CharField(label="JADA contact"), "", "Enter JADA contact"),
        (forms.CharField(label="What will be done?"), "", "Enter an answer to “What will be done?”"),
        (forms.CharField(label="Name", max_length=3), "four", "Name must be 3 characters or fewer. You have typed 4."),
        (forms.CharField(label="%", max_length=5), "abcdef", "% must be 5 characters or fewer. You have typed 6."),
        (forms.CharField(label="Rate (%)"), "", "Enter rate (%)"),
        (WholeNumberField(label="Count"), "many", "Count must be a whole number, like 26,626"),
        (WholeNumberField(label="Share %"), "x", "Share % must be a whole number, like 26,626"),
        (NumberField(label="Budget"), "12x", "Budget must be a number, like 26,626 or 10.5"),
        (NumberField(label="Budget", max_value=100), "130", "Budget must be 100 or less"),
        (NumberField(label="Budget", decimal_places=1), "1.25", "Budget has too many decimal places: 1 at most"),
        (forms.ChoiceField(label="Lead", choices=[("p", "Police")]), "", "Choose the lead"),
        (forms.ChoiceField(label="Lead", choices=[("p", "Police")]), "x", "Choose one of the options for the lead"),
        (forms.BooleanField(label="Checked"), "", "Tick the box: checked"),
        (forms.EmailField(label="Email"), "a@", "Email must be an email address, like name@example.org"),
        (forms.FileField(label="Evidence"), "", "Choose a file for the evidence"),
    ],
)  # fmt: skip
def test_an_error_names_its_field(field: forms.Field, typed: str, message: str) -> None:
    assert error(field, typed) == message


def test_an_error_calls_the_field_as_its_look_says() -> None:
    look = Look(name="the target")
    assert error(NumberField(label="Value"), "", look) == "Enter the target"
    assert error(NumberField(label="Value"), "x", look) == "The target must be a number, like 26,626 or 10.5"


def test_a_forms_own_message_is_kept() -> None:
    field = forms.CharField(label="Name", error_messages={"required": "Say who leads."})
    assert error(field, "") == "Say who leads."


@pytest.mark.parametrize(
    ("typed", "number"), [("26,626", "26626"), ("1,234.5", "1234.5"), ("−3.5", "-3.5"), (" 7 ", "7"), ("0", "0")]
)
def test_numbers_are_read_as_people_type_them(typed: str, number: str) -> None:
    assert cleaned(NumberField(), typed) == Decimal(number)


@pytest.mark.parametrize("typed", ["26,62", "1,2345", "12 345", "1e", "£5", "--4", "NaN", "Infinity"])
def test_what_could_be_two_numbers_is_not_guessed(typed: str) -> None:
    assert error(NumberField(label="Budget"), typed).startswith("Budget must be a number")


def test_a_number_left_empty_is_missing_and_never_zero() -> None:
    assert cleaned(NumberField(required=False), "") is None
    assert cleaned(WholeNumberField(required=False), "") is None


def test_a_number_is_typed_into_a_text_input_so_that_nothing_typed_is_lost() -> None:
    html = form_of(WholeNumberField(label="Count", min_value=0), {"thing": "1o"})["thing"].as_field_group()
    assert 'type="text"' in html
    assert 'inputmode="numeric"' in html
    assert 'value="1o"' in html
    assert "min=" not in html


@pytest.mark.parametrize("month", ["4", "04", "Apr", "april"])
def test_a_date_is_read_from_three_boxes(month: str) -> None:
    assert cleaned(DateField(), due("5", month, "2013")) == date(2013, 4, 5)


@pytest.mark.parametrize(
    ("typed", "message", "parts"),
    [
        (due(), "Enter the due date", ["day", "month", "year"]),
        (due("5", "", "2013"), "The due date must include a month", ["month"]),
        (due("5"), "The due date must include a month and a year", ["month", "year"]),
        (due("31", "4", "2013"), "The due date must be a real date", ["day"]),
        (due("5", "13", "2013"), "The due date must be a real date", ["month"]),
        (due("x", "4", "2013"), "The due date must be a real date", ["day"]),
        (due("5", "4", "13"), "The due date must have a year of 4 figures, like 2013", ["year"]),
        (due("29", "2", "2013"), "The due date must be a real date", ["day"]),
    ],
)
def test_a_wrong_date_names_the_boxes_at_fault(typed: dict[str, str], message: str, parts: list[str]) -> None:
    form = form_of(DateField(label="Due date"), typed, Look(name="the due date"))
    assert form.errors["thing"] == [message]
    assert form["thing"].wrong_parts == parts
    assert [line.target for line in form.summary_errors()] == [f"id_thing-{parts[0]}"]


def test_a_wrong_date_is_shown_as_it_was_typed() -> None:
    html = form_of(DateField(label="Due date"), due("31", "Aprl", "2013"))["thing"].as_field_group()
    assert 'value="Aprl"' in html
    assert 'value="31"' in html


def test_a_date_may_be_left_empty_where_it_is_not_required() -> None:
    assert cleaned(DateField(required=False), due()) is None


def test_a_date_is_unchanged_until_a_box_is() -> None:
    class DueForm(GovukForm):
        thing = DateField()

    initial = {"thing": date(2013, 4, 5)}
    assert not DueForm(due("5", "4", "2013"), initial=initial).has_changed()
    assert DueForm(due("6", "4", "2013"), initial=initial).has_changed()


def test_a_month_and_a_period_are_cleaned_to_periods() -> None:
    assert cleaned(MonthField(), {"thing-month": "4", "thing-year": "2013"}) == Period.parse("2013-M04")
    periods = [Period.parse("2013-14"), Period.parse("2012-13")]
    assert cleaned(PeriodChoiceField(periods=periods), "2012-13") == periods[1]
    assert (
        error(PeriodChoiceField(periods=periods, label="Period"), "2011-12")
        == "Choose one of the options for the period"
    )


def test_a_period_that_is_chosen_stays_chosen() -> None:
    class YearForm(GovukForm):
        year = PeriodChoiceField(periods=[Period.parse("2013-14"), Period.parse("2012-13")])

    assert '<option value="2012-13" selected>2012/13</option>' in str(
        YearForm(initial={"year": Period.parse("2012-13")})
    )


@pytest.mark.parametrize("typed", ["", "abc", "-1", "1.5", "²"])
def test_a_version_that_is_absent_or_garbled_is_none(typed: str) -> None:
    assert cleaned(VersionField(), typed) is None


def test_a_refused_edit_is_shown_again_against_the_new_version_with_what_was_typed() -> None:
    class EditForm(VersionedForm, GovukForm):
        name = forms.CharField(label="Name")

    form = EditForm({"name": "Mine", "version": "3"})
    assert form.is_valid()
    assert form.cleaned_data["version"] == 3
    form.take_version(4)
    assert 'name="version" value="4"' in str(form)
    assert 'value="Mine"' in str(form)


def test_a_create_form_carries_a_one_time_id_of_its_own() -> None:
    class CreateForm(OneTimeForm, GovukForm):
        name = forms.CharField(label="Name")

    assert CreateForm()["once"].value() != CreateForm()["once"].value()
    once = uuid4()
    form = CreateForm({"name": "x", "once": str(once)})
    assert form.is_valid()
    assert form.cleaned_data["once"] == once


@pytest.mark.parametrize("once", ["", "no-uuid"])
def test_a_create_form_without_its_one_time_id_is_shown_again_with_a_fresh_one(once: str) -> None:
    class CreateForm(OneTimeForm, GovukForm):
        name = forms.CharField(label="Name")

    form = CreateForm({"name": "x", "once": once})
    assert not form.is_valid()
    assert UUID(form["once"].value())
    assert [line.target for line in form.summary_errors()] == [""]


def test_a_field_within_an_option_is_drawn_there_and_only_there() -> None:
    class KindForm(GovukForm):
        kind = forms.ChoiceField(choices=[("a", "A"), ("none", "None")], widget=forms.RadioSelect)
        reason = forms.CharField(label="Why?", required=False)
        looks = {"kind": Look(reveals={"none": "reason"})}

    html = str(KindForm())
    assert html.count('name="reason"') == 1
    assert html.index('id="conditional-id_kind-2"') < html.index('name="reason"')


def test_the_whole_forms_errors_stand_first_in_the_summary() -> None:
    class RangeForm(GovukForm):
        first = forms.CharField(label="First")

        def clean(self) -> None:
            raise forms.ValidationError("The end is before the start")

    assert [line.text for line in RangeForm({}).summary_errors()] == ["The end is before the start", "Enter the first"]


def test_what_is_typed_is_escaped() -> None:
    html = form_of(forms.CharField(label="<i>Name</i>", max_length=2), {"thing": '"><script>'})[
        "thing"
    ].as_field_group()
    assert "<script>" not in html
    assert "<i>" not in html


class Journey(GovukForm):
    how = forms.ChoiceField(choices=[("walk", "On foot"), ("bus", "By bus")])
    line = forms.IntegerField(required=False)
    note = forms.CharField(required=False)
    seats = forms.IntegerField(required=False, initial=1)
    looks = {"line": Look(shown_for=ShownFor("how", frozenset({"bus"})))}
    folded = (Folded("More", ("note", "seats"), ShownFor("how", frozenset({"bus"}))),)


def test_a_field_that_another_decides_on_is_hidden_until_it_is_asked_for_or_wrong() -> None:
    assert not Journey(initial={"how": "walk"})["line"].is_wanted
    assert Journey(initial={"how": "bus"})["line"].is_wanted
    assert Journey({"how": "walk", "line": "x", "seats": "1"})["line"].is_wanted
    assert 'data-portal-values="bus" hidden' in " ".join(str(Journey(initial={"how": "walk"})).split())


@pytest.mark.parametrize(
    ("form", "is_open"),
    [
        (Journey(), False),
        (Journey(initial={"how": "walk"}), False),
        (Journey(initial={"how": "bus"}), True),
        (Journey(initial={"note": "By the river"}), True),
        (Journey({"how": "walk", "seats": "1"}), False),
        (Journey({"how": "walk", "seats": "2"}), True),
        (Journey({"how": "walk", "seats": "many"}), True),
    ],
)
def test_folded_fields_stand_open_where_something_is_in_them_wrong_or_asked_for(form: GovukForm, is_open: bool) -> None:
    (fold,) = form.get_context()["folds"]
    assert fold.is_open is is_open
    assert [bound.name for bound in fold.fields] == ["note", "seats"]


def test_a_fold_none_of_whose_fields_is_there_is_left_out() -> None:
    form = Journey()
    del form.fields["note"], form.fields["seats"]
    assert form.get_context()["folds"] == []


@pytest.mark.parametrize(
    ("kept", "shown"), [("15000.000000", "15000"), ("2.50", "2.5"), ("-0.000", "0"), ("1E+3", "1000"), ("0.05", "0.05")]
)
def test_a_number_kept_with_more_decimals_than_it_has_is_shown_without_them(kept: str, shown: str) -> None:
    assert NumberField().prepare_value(Decimal(kept)) == shown
    assert NumberField().prepare_value(kept) == kept


def test_the_end_of_a_label_may_be_heard_only() -> None:
    class RowForm(GovukForm):
        status = forms.CharField(label="Status")
        looks = {"status": Look(label_about="of Ann & Tom’s action")}

    assert 'Status<span class="govuk-visually-hidden"> of Ann &amp; Tom’s action</span></label>' in str(RowForm())


def test_a_long_text_is_counted_only_when_it_is_nearly_full() -> None:
    class NoteForm(GovukForm):
        short = forms.CharField(widget=forms.Textarea, max_length=500)
        long = forms.CharField(widget=forms.Textarea, max_length=5000)

    html = str(NoteForm())
    assert 'data-maxlength="500"' in html
    assert html.count("data-threshold") == 1
    assert 'data-maxlength="5000" data-threshold="75"' in html
