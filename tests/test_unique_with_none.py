"""What there is once is there once where a reference is empty too: on every database, without the models' own check."""

from datetime import date
from typing import Any

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, models, transaction

from core import clock
from crime_data.models import CountSource, Series
from partnerships.models import AreaLink
from performance.models import Indicator, Observation, SourceHandling
from tests import builders

pytestmark = pytest.mark.django_db

SERIES = {"source": CountSource.HOME_OFFICE, "place": "E22000001", "category": "group:Robbery"}
OWNED = [
    pytest.param(lambda owner: Series(partnership=owner, **SERIES), id="series"),
    pytest.param(lambda owner: Indicator(partnership=owner, slug="burglary", name="Burglary"), id="indicator"),
    pytest.param(lambda owner: SourceHandling(partnership=owner), id="source-handling"),
]


def refused(again: models.Model) -> bool:
    """Whether the database itself turns the record away: nothing is validated before it is written."""
    try:
        with transaction.atomic():
            type(again)._base_manager.bulk_create([again])
    except IntegrityError:
        return True
    return False


@pytest.mark.parametrize("make", OWNED)
def test_the_installations_own_is_there_once_and_each_partnerships_own_beside_it(make: Any) -> None:
    first, second = builders.make_partnership(), builders.make_partnership()

    assert [refused(make(owner)) for owner in (None, first, second)] == [False] * 3
    assert [refused(make(owner)) for owner in (None, first, second)] == [True] * 3


@pytest.mark.parametrize("has_owner", [False, True])
@pytest.mark.parametrize("has_area", [False, True])
def test_a_figure_of_an_area_or_of_none_is_there_once(has_owner: bool, has_area: bool) -> None:
    indicator, owner, area = builders.make_indicator(), builders.make_partnership(), builders.make_area()

    def figure(period: str) -> Observation:
        return Observation(
            partnership=owner if has_owner else None,
            area=area if has_area else None,
            indicator=indicator,
            period=period,
            period_end=date(2014, 3, 31),
            recorded_at=clock.now(),
            value=1,
        )

    assert not refused(figure("2013-14"))
    assert refused(figure("2013-14"))
    assert not refused(figure("2012-13"))


@pytest.mark.parametrize("starts", [None, date(2010, 4, 1)])
def test_two_areas_are_linked_once_from_a_day_or_from_none(starts: date | None) -> None:
    child, parent = builders.make_area(), builders.make_area()

    assert not refused(AreaLink(child=child, parent=parent, starts=starts))
    assert refused(AreaLink(child=child, parent=parent, starts=starts))
    assert not refused(AreaLink(child=child, parent=parent, starts=date(2011, 4, 1)))


def test_no_constraint_is_said_in_a_way_that_a_database_would_leave_out() -> None:
    said = [
        constraint.name
        for model in apps.get_models()
        for constraint in model._meta.constraints
        if isinstance(constraint, models.UniqueConstraint) and constraint.nulls_distinct is not None
    ]

    assert said == []


def test_the_series_of_a_place_is_found_by_an_index() -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL enable_seqscan = off")  # of an empty table it would read everything
        plan = Series.objects.filter(**SERIES).explain()

    assert "crime_data_series_once" in plan
