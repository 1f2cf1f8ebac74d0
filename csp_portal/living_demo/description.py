"""The living demo as a partnership's file: `fernvale.yaml` with its relative days worked out, for one day."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import yaml

from core.periods.period import Period
from core.periods.words import PeriodKind
from csp_portal.living_demo.figures import LAG, months_in_by

COUNTED_ANEW = 8  # months of the new way of counting are in
DESCRIPTION = Path(__file__).with_name("fernvale.yaml")
_TOKEN = re.compile(
    r"<(year|slug|start|end|day|month|words of month|quarter|reported|plan of quarter|plan of reported)([+-]\d+)?>"
)


@dataclass(frozen=True)
class DemoMoment:
    """The day a demo is made for, with the periods that are told by it."""

    day: date

    @property
    def year(self) -> Period:
        return Period.containing(self.day, PeriodKind.FINANCIAL_YEAR)

    @property
    def quarter(self) -> Period:
        """The last quarter that is over."""
        return Period.containing(self.day, PeriodKind.QUARTER).before()

    @property
    def written(self) -> date:
        """When the paper for the committee's last meeting was written."""
        return self.day - timedelta(days=75)

    @property
    def reported(self) -> Period:
        """The last quarter whose figures were in then."""
        return Period.containing(self.written - LAG + timedelta(days=1), PeriodKind.QUARTER).before()

    def told(self, token: "re.Match[str]") -> str:
        """What a token of the description stands for on the day."""
        name, steps = token[1], int(token[2] or 0)
        if name in ("month", "words of month"):
            begun = months_in_by(self.day)[-COUNTED_ANEW]
            return begun.code if name == "month" else begun.label
        if name == "day":
            told = self.day + timedelta(days=steps)
            return str(told - timedelta(days=max(0, told.weekday() - 4)))  # no weekends
        if name.endswith(("quarter", "reported")):
            quarter = self.reported if name.endswith("reported") else self.quarter
            return self.plan_of(quarter) if name.startswith("plan") else quarter.short_label
        year = self._before(self.year, steps)
        of_year = {"year": year.short_label, "slug": year.code, "start": year.start, "end": year.end}
        return str(of_year[name])

    def plan_of(self, found: Period | date) -> str:
        """The short name of the plan that a period or day belongs to."""
        start = found.start if isinstance(found, Period) else found
        return Period.containing(start, PeriodKind.FINANCIAL_YEAR).code

    def within(self, due: str) -> date:
        """A day on which something is due, or the last of the year that runs where that comes after it."""
        return min(date.fromisoformat(due), self.year.end)

    @staticmethod
    def _before(period: Period, steps: int) -> Period:
        for _ in range(-steps):
            period = period.before()
        return period


def described(moment: DemoMoment) -> dict[str, Any]:
    """The description with plans that hold their own measures, targets and actions.

    Set apart are `made` and `known`, how each indicator's figures come about and what is known of them, and `told`,
    what was told of each action.

    All values are texts, as a partnership's file has them.
    """
    text = _TOKEN.sub(moment.told, DESCRIPTION.read_text("utf-8"))
    content: dict[str, Any] = yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - texts, lists and mappings only
    priorities, actions, measures = (content.pop(key) for key in ("priorities", "actions", "measures"))
    content["told"] = {one["title"]: (one.pop("status"), one.pop("said")) for one in actions if "said" in one}
    content["known"] = {measure["indicator"]: measure.pop("known", {}) for measure in measures}
    content["made"] = {measure["indicator"]: measure.pop("made") for measure in measures}
    for plan in content["plans"]:
        year = Period.parse(plan["slug"])
        plan["priorities"] = priorities
        plan["actions"] = [one for one in actions if moment.plan_of(moment.within(one["due"])) == plan["slug"]]
        plan["measures"] = [
            measure | {"targets": {of: it for of, it in measure["targets"].items() if Period.parse(of) == year}}
            for measure in measures
        ]
    return content
