"""A portal of real size for the benchmarks: national counts, and a partnership with much in its plan."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

from django.db import transaction
from django.test import Client
from django.urls import reverse

from core.periods.period import Period
from crime_data.models import CountSource, HeadKind, Population, Series
from crime_data.readers.files.limits import COMMAND
from crime_data.releases.outcome import ImportRequest
from crime_data.releases.services import import_files
from partnerships.models import Area, AreaKind, AreaLink, AreaLinkKind, Partnership
from performance.models import StatedFigure
from performance.sign_off.models import signed_periods
from plans.models import Plan
from tests import builders
from tests.generators import home_office


@dataclass(frozen=True)
class Size:
    """How much stands in the plan."""

    priorities: int
    actions: int
    measures: int
    counted: int


# The largest of the five real plans, Southampton's, has 34 measures and 84 actions.
SIZES = {"usual": Size(14, 84, 34, 10), "large": Size(30, 500, 200, 20)}
PEERS = 14
LAST_YEAR = 2024
SLUG = "bench"


@dataclass(frozen=True)
class Place:
    """Who is signed in, the addresses of the pages by name, and what they stand among."""

    client: Client
    bare: str
    loop: str
    pages: dict[str, str]
    save: str
    told: str


def make(folder: Path, years: int, size: Size = SIZES["usual"]) -> Place:
    """Fill the empty database. Minutes, for twenty years of counts."""
    rows = _national(folder, years)
    with transaction.atomic():
        partnership = _partnership()
        plan = _plan(partnership, size)
        officer = builders.make_user(partnership, "officer")
        builders.make_report(plan, slug="paper", layout="harborough-scrutiny")
    client = Client()
    client.force_login(officer)
    return Place(
        client,
        bare=f"/p/{SLUG}/bench/bare/",
        loop=f"/p/{SLUG}/bench/loop/",
        pages=_pages(partnership, plan),
        save=reverse("stated-create", args=[SLUG, plan.pk]),
        told=f"{rows:,} national counts of {years} years; {size.priorities} priorities, {size.actions} actions, "
        f"{size.measures} measures, {size.counted} of them counted",
    )


def sign_in_many(number: int) -> list[str]:
    """The session keys of so many people who have signed in, in all roles that may write the plan or read it."""
    partnership = Partnership.objects.get(slug=SLUG)
    sessions = []
    for _ in range(number):
        client = Client()
        client.force_login(builders.make_user(partnership, "officer"))
        sessions.append(client.cookies["sessionid"].value)
    return sessions


def saved_texts() -> Counter[str]:
    """How often each text that the load benchmark saved stands in the database."""
    return Counter(StatedFigure.objects.filter(source="load").values_list("words", flat=True))


def _national(folder: Path, years: int) -> int:
    """Areas, their people, and a national table of so many years, taken in as a data steward would."""
    places = [place for place in home_office.places() if place.code]
    Area.objects.bulk_create([Area(code=one.code, name=one.name, kind=AreaKind.CSP) for one in places])
    Area.objects.bulk_create([Area(code=f"E06{one.code[3:]}", name=one.name, kind=AreaKind.DISTRICT) for one in places])
    keys = dict(Area.objects.values_list("code", "pk"))
    AreaLink.objects.bulk_create(
        [
            AreaLink(child_id=keys[f"E06{one.code[3:]}"], parent_id=keys[one.code], kind=AreaLinkKind.PART_OF)
            for one in places
        ]
    )
    Population.objects.bulk_create(
        Population(
            area_code=f"E06{one.code[3:]}",
            kind=HeadKind.PERSONS,
            year=year,
            vintage="mid-year estimates",
            number=round(60_000 * (1 + one.size)),
        )
        for one in places
        for year in range(LAST_YEAR - years + 1, LAST_YEAR + 1)
    )
    path = folder / "national.csv"
    written = home_office.write(path, years, first_year=LAST_YEAR - years + 1)
    import_files(ImportRequest(CountSource.HOME_OFFICE, [path], limits=COMMAND), by=None, signed_off=signed_periods)
    return written


def _partnership() -> Partnership:
    first, *others = Area.objects.filter(kind=AreaKind.CSP).order_by("code")[: PEERS + 1]
    partnership = builders.make_partnership(SLUG, "Bench Community Safety Partnership", area=first)
    builders.make_comparator_group(partnership, *others, name="Most similar group")
    return partnership


def _plan(partnership: Partnership, size: Size) -> Plan:
    """A plan for the last year counted, with months typed for most measures."""
    year = Period.parse(f"{LAST_YEAR}-{(LAST_YEAR + 1) % 100}")
    rolls = Random("plan")  # noqa: S311 - made-up figures, no secret
    plan = builders.make_plan(partnership, years=year.code, title="Partnership plan")
    agency = builders.make_agency("Bench Council", kind="council")
    builders.make_partner(partnership, agency)
    priorities = [builders.make_priority(plan, f"Priority {number}") for number in range(1, size.priorities + 1)]
    for number in range(size.actions):
        builders.make_action(
            plan,
            f"Action {number}: visit homes where burglars have been",
            agency=agency,
            priorities=[priorities[number % size.priorities]],
            due=date(LAST_YEAR, 4 + number % 9, 28),
        )
    counted = _counted_indicators(partnership, size.counted)
    for number in range(size.measures):
        values: dict[str, Any] = {"indicator": counted[number]} if number < len(counted) else {}
        measure = builders.make_measure(
            plan,
            f"Measure {number}",
            priority=priorities[number % size.priorities],
            section=f"Part {number % 6}",
            **values,
        )
        builders.make_target(measure, -5, year=year)
        if not values:
            usual = rolls.randint(20, 2_000)
            for of in (year.year_earlier(), year):
                builders.make_observation(measure, rolls.randint(usual // 2, usual * 2), year=of)
    _many_months(plan, year, rolls)
    return plan


def _counted_indicators(partnership: Partnership, number: int) -> list[Any]:
    """An indicator for each of the groups that there are most counts of."""
    categories = Series.objects.filter(place=getattr(partnership.area, "code", ""), partnership=None).order_by("pk")
    wanted = [one for one in categories.values_list("category", flat=True) if not one.startswith("code:")][:number]
    return [
        builders.make_indicator(
            f"Counted: {category}",
            count_source=CountSource.HOME_OFFICE,
            count_category=category,
            unit_label="offences",
        )
        for category in wanted
    ]


def _many_months(plan: Plan, year: Period, rolls: Random) -> None:
    """Five years of months for the last ten measures, for their charts."""
    for measure in plan.measures.order_by("-pk")[:10]:
        usual = rolls.randint(20, 200)
        month = year.months[0]
        for _ in range(48):
            builders.make_observation(measure, max(0, round(rolls.gauss(usual, usual**0.5))), year=month)
            month = month.before()


def _pages(partnership: Partnership, plan: Plan) -> dict[str, str]:
    counted = plan.measures.order_by("pk")[0]
    monthly = plan.measures.order_by("-pk")[0]
    of = [SLUG]
    return {
        "overview": reverse("overview", args=of),
        "measure": reverse("measure-detail", args=[SLUG, monthly.pk]),
        "measure, counted": reverse("measure-detail", args=[SLUG, counted.pk]),
        "comparison": reverse("comparison", args=[SLUG, counted.pk]),
        "comparison, list": reverse("comparison-list", args=of),
        "performance table": reverse("performance-table", args=of),
        "priority to result": reverse("priority-to-result", args=of),
        "grid": reverse("grid", args=[SLUG, plan.pk, plan.years[0].code]),
        "plan": reverse("plan-detail", args=[SLUG, plan.pk]),
        "actions": reverse("action-list", args=of),
        "paper": reverse("report-detail", args=[SLUG, "paper"]),
        "search": reverse("search", args=of) + "?q=burglars",
    }
