"""Every sentence that is shown of figures, with its page's address and the figure that it is about."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from urllib.parse import parse_qs, urlsplit

from django.db import transaction
from django.urls import Resolver404, resolve

from core.periods.period import Period
from core.periods.words import InvalidPeriod, PeriodKind
from csp_portal.shown import selectors
from csp_portal.shown.page_text import Block
from csp_portal.shown.walk import STARTS, PageRead, pages_for
from partnerships.access.roles import Role
from partnerships.accounts.services import create_user
from partnerships.models import Partnership, User
from partnerships.people.services import grant_role
from performance.models import Measure
from performance.plan_figures.presenters import GRADE_WORDS, STATUS_LABELS, FigureRow
from performance.plan_figures.selectors import figures_of_plan
from plans.models import Plan

COLUMNS = ("address", "sentence", "measure", "period", "span", "status", "grade")
_SAYS = re.compile(
    r"\d|\b(?:no|none|nothing|every|rose|fell|rise|fall|up|down|better|worse|met|missed|target|figures?|"
    + "|".join(re.escape(word) for word in {*STATUS_LABELS.values(), *GRADE_WORDS.values()})
    + r")\b",
    re.IGNORECASE,
)
_FEWEST_WORDS = 3
_HEADING_BLOCKS = 2


@dataclass(frozen=True)
class Told:
    """A measure's figure of a period, as it may be told somewhere."""

    measure: Measure
    period: Period
    row: FigureRow


def sentences_shown(partnership: Partnership, role: Role | None) -> Iterator[dict[str, str]]:
    """What is shown of figures to someone of that role, by `COLUMNS`; without a role to everyone.

    Listed is all that a page says of which at least one text tells a figure. Nothing of the walk is kept.
    """
    with transaction.atomic():
        figures = _KnownFigures(partnership)
        user = _someone(partnership, role) if role else None
        for page in pages_for(partnership, user):
            yield from _said_on(page, figures)
        transaction.set_rollback(True)


def _said_on(page: PageRead, figures: "_KnownFigures") -> Iterator[dict[str, str]]:
    blocks = list(dict.fromkeys(page.text.blocks))
    asked = _period_asked(page.address) or page.match.kwargs.get("period", "") or figures.period_headed(blocks)
    about = {block: figures.measure_of(block, page) for block in blocks}
    told = {block: figures.told_in(block, measure, asked) for block, measure in about.items()}
    periods = Counter(one.period.code for one in told.values() if one)
    if not periods and page.match.url_name not in STARTS:
        return
    shown = asked or (periods.most_common(1)[0][0] if periods else "")
    for block in blocks:
        found = told[block] or figures.printed_in(block, about[block], shown, is_series="measure" in page.match.kwargs)
        if found or (_is_telling(block.text) and not (block.is_link and _is_unnamed(about[block], block))):
            yield _row(page.address, block.text, found, about[block])


def _someone(partnership: Partnership, role: Role) -> User:
    """Someone who has the role; where nobody has, a stand-in who goes with the walk."""
    found = selectors.someone_with(partnership, role)
    if found is not None:
        return found
    user = create_user(by=None, email=f"{role}@{partnership.slug}.invalid", name=role.label)
    agency = selectors.agency_with_figures(partnership) if role is Role.AGENCY_OFFICER else None
    grant_role(by=None, partnership=partnership, user=user, role=role, agency=agency)
    return user


class _KnownFigures:
    """Every figure of the partnership's plans, by year and quarter, to find the one that a text tells."""

    def __init__(self, partnership: Partnership) -> None:
        self.every: dict[tuple[int, str], Told] = {}
        self.measures: dict[int, Measure] = {}
        for plan in selectors.current_plans(partnership):
            for year in plan.years:
                for period in (year, *year.parts(PeriodKind.QUARTER)):
                    self._keep(plan, period)

    def _keep(self, plan: Plan, period: Period) -> None:
        figures = figures_of_plan(plan, period)
        measures = {measure.pk: measure for measure in figures.measures}
        self.measures |= measures
        for row in figures.rows:
            self.every[(row.measure_id, period.code)] = Told(measures[row.measure_id], period, row)

    def told_in(self, block: Block, measure: Measure | None, asked: str) -> Told | None:
        """The figure whose sentence the text holds; of several periods the one that is asked for."""
        holding = [
            told
            for told in self.every.values()
            if told.row.sentence in block.text and (measure is None or told.measure.pk == measure.pk)
        ]
        wanted = _period_asked(*block.links) or asked
        exact = [told for told in holding if told.period.code == wanted]
        return max(exact or holding, key=lambda told: (len(told.row.sentence), told.period.days), default=None)

    def printed_in(self, block: Block, measure: Measure | None, period: str, *, is_series: bool) -> Told | None:
        """The measure's figure of the period, where the text prints its value beside the measure's name or link;
        among the figures of many periods, beside the period too."""
        told = self.every.get((measure.pk, period)) if measure else None
        if told is None or not (block.links or told.measure.label in block.text):
            return None
        if is_series and told.period.short_label not in block.text:
            return None
        printed = [one for one in (told.row.current, told.row.change) if one]
        return told if any(one in block.text for one in printed) else None

    def period_headed(self, blocks: Sequence[Block]) -> str:
        """The code of the period that the page's caption or heading names; empty where none does."""
        heading = " ".join(block.text for block in blocks[:_HEADING_BLOCKS])
        periods = {told.period for told in self.every.values()}
        named = [period for period in periods if period.short_label in heading]
        return max(named, key=lambda period: len(period.short_label)).code if named else ""

    def measure_of(self, block: Block, page: PageRead) -> Measure | None:
        """The measure that the text links to or names, else the page's own."""
        linked = {pk for pk in map(_measure_linked, block.links) if pk in self.measures}
        if len(linked) == 1:
            return self.measures[linked.pop()]
        own = self.measures.get(page.match.kwargs.get("measure", 0))
        named = [one for one in self.measures.values() if one.label in block.text]
        return own or max(named, key=lambda one: len(one.label), default=None)


@cache
def _measure_linked(link: str) -> int | None:
    try:
        found: int | None = resolve(urlsplit(link).path).kwargs.get("measure")
    except Resolver404:
        return None
    return found


def _period_asked(*addresses: str) -> str:
    """The code of the period that the first of the addresses asks for which names one."""
    for address in addresses:
        for asked in parse_qs(urlsplit(address).query).get("period", ()):
            try:
                return Period.parse(asked).code
            except InvalidPeriod:
                continue
    return ""


def _is_telling(text: str) -> bool:
    return len(text.split()) >= _FEWEST_WORDS and bool(_SAYS.search(text))


def _is_unnamed(measure: Measure | None, block: Block) -> bool:
    return measure is None or measure.label not in block.text


def _row(address: str, text: str, told: Told | None, measure: Measure | None) -> dict[str, str]:
    about = told.measure if told else measure
    return {
        "address": address,
        "sentence": text,
        "measure": about.label if about else "",
        "period": told.period.code if told else "",
        "span": told.row.span if told else "",
        "status": told.row.status if told else "",
        "grade": told.row.grade if told else "",
    }
