"""Indicators, measures, figures and targets; the areas they are of and the files they come from."""

import tempfile
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from core.numbers.quantities import Quantity
from core.periods.period import Period
from crime_data.models import CountSource, Series
from crime_data.releases.outcome import ImportRequest
from crime_data.releases.services import import_files
from partnerships.access.roles import Role
from partnerships.areas import services as area_services
from partnerships.models import Area, Partnership
from performance.comparator_groups import services as comparing
from performance.indicators.services import create_indicator, mark_break
from performance.measures.services import create_measure
from performance.models import (
    ComparatorGroup,
    DataNote,
    FigureSignOff,
    Indicator,
    Measure,
    Neighbourhood,
    Observation,
    StatedFigure,
    Target,
    Upload,
)
from performance.neighbourhoods import services as neighbourhoods
from performance.observations.services import record_observation
from performance.sign_off.models import signed_periods
from performance.sign_off.services import figures_to_sign, sign_off
from performance.stated_figures.services import create_stated_figure
from performance.targets.services import set_target
from performance.uploads.services import decisions as uploads
from plans.models import Plan
from tests.builders.basics import YEAR, next_number, period, quantity
from tests.builders.partnerships import make_area, make_user
from tests.builders.plans import make_plan


def make_indicator(name: str = "", *, partnership: Partnership | None = None, **values: Any) -> Indicator:
    """An indicator: a count where fewer is better, the installation's unless it has a partnership."""
    return create_indicator(by=None, name=name or f"Indicator {next_number()}", partnership=partnership, **values)


def make_break(indicator: Indicator, year: Period | str = YEAR, why: str = "Counted anew.") -> DataNote:
    return mark_break(by=None, indicator=indicator, period=period(year), why=why)


def make_measure(
    plan: Plan | None = None, label: str = "", *, indicator: Indicator | None = None, **values: Any
) -> Measure:
    """A measure of a plan with an indicator of its own name; `unit` and `polarity` go to that indicator."""
    label = label or f"Measure {next_number()}"
    of_indicator = {name: values.pop(name) for name in ("unit", "polarity") if name in values}
    return create_measure(
        by=None,
        plan=plan or make_plan(),
        indicator=indicator or make_indicator(label, **of_indicator),
        label=label,
        **values,
    )


def make_target(
    measure: Measure,
    value: Quantity | Decimal | int | str | None = -5,
    kind: str = "pct_change",
    *,
    year: Period | str = YEAR,
    **values: Any,
) -> Target:
    """A target for a year. One that is told as a change rests on the year before unless told otherwise."""
    due = period(year)
    if kind in ("pct_change", "points"):
        values.setdefault("baseline_period", due.year_earlier())
    return set_target(by=None, measure=measure, period=due, kind=kind, quantity=quantity(value), **values)


def make_observation(
    measure: Measure,
    value: Quantity | Decimal | int | str | None = 100,
    *,
    year: Period | str = YEAR,
    **values: Any,
) -> Observation:
    """The figure of a measure's indicator for a period, the partnership's own."""
    return record_observation(
        by=None,
        partnership=measure.partnership,
        indicator=measure.indicator,
        period=period(year),
        quantity=quantity(value),
        **{"area": measure.area or measure.partnership.area} | values,
    )


def make_stated_figure(plan: Plan, words: str = "-26%", **values: Any) -> StatedFigure:
    values.setdefault("label", "Violence")
    values.setdefault("source", "page 1")
    return create_stated_figure(by=None, plan=plan, words=words, **values)


def make_comparator_group(
    partnership: Partnership, *areas: Area, name: str = "", kind: str = "most_similar", **values: Any
) -> ComparatorGroup:
    """A group of these areas, or of two new ones."""
    return comparing.create_group(
        by=None,
        partnership=partnership,
        name=name or f"Group {next_number()}",
        kind=kind,
        source="Published list",
        members=areas or (make_area(), make_area()),
        **values,
    )


def make_upload(partnership: Partnership | None, content: bytes = b"", **values: Any) -> Upload:
    """A file that was received for import, and not yet looked at."""
    values.setdefault("source", "home_office")
    given = [SimpleUploadedFile("prc.csv", content or b"Financial Year\n")]
    return uploads.receive(by=None, partnership=partnership, given=given, **values)


def make_count(partnership: Partnership, value: int = 14, **values: Any) -> Series:
    """A national count of assaults in the partnership's area, from April to June 2013."""
    columns = "Financial Year,Financial Quarter,Police Force,CSP Name,Offence Description,Offence Group,"
    header = f"{columns}Offence Subgroup,Offence Code,Offence Count"
    assert partnership.area
    row = f"2013/14,1,Somewhere,{partnership.area.name},Assault,Violence against the person,Violence,8N,{value}"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "prc.csv"
        path.write_text(f"{header}\n{row}\n", encoding="utf-8")
        import_files(ImportRequest(CountSource.HOME_OFFICE, [path], **values), by=None, signed_off=signed_periods)
    return Series.objects.get(category="code:8N", place=partnership.area.code, partnership=values.get("partnership"))


def make_neighbourhood(partnership: Partnership, *codes: str, name: str = "", **values: Any) -> Neighbourhood:
    """A priority neighbourhood of these small areas, or of a new one of the partnership's."""
    if not codes:
        assert partnership.area
        district = make_area(kind="district")
        small = make_area(code=f"E01{next_number():06}", kind="small_area")
        for child, parent in ((district, partnership.area), (small, district)):
            area_services.link_areas(by=None, child=child, parent=parent, kind="part_of")
        codes = (small.code,)
    return neighbourhoods.create_neighbourhood(
        by=None, partnership=partnership, name=name or f"Estate {next_number()}", small_areas=codes, **values
    )


def make_sign_off(plan: Plan) -> FigureSignOff:
    """The figures of the plan's first year, signed by someone who entered none of them."""
    approver = make_user(plan.partnership, Role.APPROVER)
    year = plan.years[0]
    return sign_off(by=approver, plan=plan, period=year, looked_at=figures_to_sign(plan, year).fingerprint)
