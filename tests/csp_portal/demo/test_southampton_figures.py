"""Southampton's figures through the engine and on its pages: warned of, compared, and never added up by the portal."""

import re
from html import unescape

import pytest
from django.test import Client

from core.numbers.units import Unit
from core.periods.period import Period
from figures.figure.building import build_figure
from figures.figure.records import FigureInput
from figures.readings.reading import Reading
from figures.targets.rules import Polarity
from partnerships.models import Partnership, User
from performance.models import Measure, Target
from performance.plan_figures.selectors import figures_of_measures
from performance.targets.selectors import target_warnings

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demo")]

# The document's own words, which are quoted: 29 of 34 were monitored. 21 + 4 + 3 are 28.
QUOTED = ("29 out of 34", "29 of the 34", "One of the 29")
NOT_READ = re.compile(r"/(new|edit|archive|delete|restore|history|replace)/|export|order/|[?&](sort|page)=")


def measure_of(target: Target) -> Measure:
    return Measure.objects.get(pk=target.measure_id)


def test_a_target_above_the_last_outturn_is_warned_of_as_easier():
    target = Target.objects.get(measure__label="All Crime", period="2010-11", replaced_at=None)
    values = {"period": target.period, "kind": target.kind, "quantity": target.quantity}
    assert "The target (26,991) is easier than the last result (26,626)." in target_warnings(measure_of(target), values)


def test_from_second_to_third_of_fifteen_is_one_place_worse():
    late = Target.objects.get(mark="3/15", period="2011-12")
    early = Target.objects.get(measure=late.measure, mark="2/15", period="2010-11")
    figure = build_figure(
        FigureInput(
            label="Place",
            unit=Unit.RANK,
            polarity=Polarity(late.measure.indicator.polarity),
            period=late.period,
            now=Reading(period=late.period, quantity=late.quantity, rank_of=late.rank_of),
            before=Reading(period=early.period, quantity=early.quantity, rank_of=early.rank_of),
        )
    )
    assert (figure.change, figure.change_unit) == (-1, "places")
    assert "(1 place lost)" in figure.sentence


def test_from_23_to_50_per_cent_is_27_points_and_not_tested_without_a_sample():
    target = Target.objects.get(mark="30% (actual 50%)")
    measure = measure_of(target)
    (figure,), _ = figures_of_measures(measure.partnership, [measure], Period.parse("2010-11"))
    assert (figure.change, figure.change_unit, figure.grade) == (27, "pp", "not_tested")
    assert "up 27 percentage points" in figure.sentence


def test_no_page_prints_the_stated_colours_as_a_count_of_29():
    """Every page that an officer can reach by links and that is read, not filled in."""
    assert Partnership.objects.filter(slug="southampton").exists()
    client = Client()
    client.force_login(User.objects.get(email="officer@southampton.example"))
    waiting, seen = ["/p/southampton/"], set()
    while waiting:
        address = waiting.pop()
        if address in seen:
            continue
        seen.add(address)
        answer = client.get(address)
        if answer.status_code != 200 or "text/html" not in answer["Content-Type"]:
            continue
        page = answer.content.decode()
        found = (unescape(link) for link in re.findall(r'href="(/p/southampton/[^"#]*)"', page))
        waiting += [link for link in found if not NOT_READ.search(link)]
        assert not counts_of_29(page), address
    assert len(seen) > 50


def counts_of_29(page: str) -> list[str]:
    text = re.sub(r"<(script|style).*?</\1>|<[^>]+>", " ", page, flags=re.DOTALL)
    text = " ".join(text.split())
    for words in QUOTED:
        text = text.replace(words, "")
    return re.findall(r".{0,40}(?<![\d.,/])29(?![\d.,/]).{0,20}", text)
