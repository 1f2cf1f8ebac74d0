"""Everything on which a measure's figure is told, read as its readers get it."""

import csv
import io
import json
import re
from dataclasses import dataclass
from html import unescape
from typing import Any

from django.test import Client
from django.urls import reverse

from core.periods.period import Period
from partnerships.models import Partnership
from plans.models import Plan
from tests import builders, pages

YEAR = Period.parse("2026-27")
_COUNTED = re.compile(r"and none of these shows a turn for the worse")  # said of how many figures carry it
_LEFT_OUT = re.compile(r"<(select|script|style|svg|nav|footer|form)\b.*?</\1>", re.DOTALL)


@dataclass(frozen=True)
class Surfaces:
    """The texts of the pages of a plan in a period, each by its name, and its exported rows by measure."""

    pages: dict[str, str]
    html: dict[str, str]
    rows: dict[str, dict[str, str]]

    def saying(self, *phrases: str) -> set[str]:
        """The surfaces on which one of these stands as whole words, without regard to case."""
        return {quote.partition(":")[0] for quote in self.quoting(*phrases)}

    def quoting(self, *phrases: str) -> list[str]:
        """Where these stand, as `surface: the words around`; empty where nothing of them is said."""
        found = ((name, _around(phrase, text)) for name, text in self.texts.items() for phrase in phrases)
        return [f"{name}: {words}" for name, words in found if words]

    @property
    def texts(self) -> dict[str, str]:
        """The pages, and the sentences of the exported rows."""
        return self.pages | {"export": " ".join(row["sentence"] for row in self.rows.values())}

    def row(self, label: str) -> dict[str, str]:
        return self.rows[label]


SENTENCES = {"measure", "paper", "public", "export"}  # where a figure's own sentence always stands


def surfaces_of(plan: Plan, period: Period = YEAR) -> Surfaces:
    """The plan's surfaces in a period; it is published, and a paper on it is drafted."""
    partnership, client = plan.partnership, pages.sign_in(plan.partnership)
    slug, code = partnership.slug, {"period": period.code}
    report = builders.make_report(plan, period=period)
    builders.make_publication(plan)  # of its year: the public sees no other
    html = {
        "overview": _page(client, reverse("overview", args=[slug]), code),
        "table": _page(client, reverse("performance-table", args=[slug]), code),
        "measure": " ".join(
            _page(client, reverse("measure-detail", args=[slug, measure.pk]), code) for measure in plan.measures.all()
        ),
        "paper": _page(client, reverse("report-detail", args=[slug, report.slug])),
        "public": _page(Client(), reverse("public-partnership", args=[slug])),
        "plan": _page(client, reverse("plan-detail", args=[slug, plan.pk])),
        "chain": _page(client, reverse("priority-to-result", args=[slug]), code),
    }
    return Surfaces({name: text_of(page) for name, page in html.items()}, html, exported(client, partnership, period))


def exported(client: Client, partnership: Partnership, period: Period) -> dict[str, dict[str, str]]:
    url = reverse("performance-export", args=[partnership.slug, "csv"])
    content = client.get(url, {"period": period.code}).content.decode("utf-8-sig")
    return {row["indicator"]: row for row in csv.DictReader(io.StringIO(content))}


def published(plan: Plan, period: Period, file_format: str = "json") -> list[dict[str, str]]:
    """The open data of the newest published version."""
    address = [plan.partnership.slug, plan.slug, period.code, 1, "figures", file_format]
    found: list[dict[str, str]] = json.loads(Client().get(reverse("public-file", args=address)).content)
    return found


def text_of(page: str) -> str:
    """What a page says in its main part, without its forms."""
    main = re.search(r"<main\b.*?</main>", page, re.DOTALL)
    plain = re.sub(r"<[^>]+>", " ", _LEFT_OUT.sub(" ", main[0] if main else page))
    text = " ".join(unescape(plain).split()).replace(" .", ".").replace(" ,", ",")
    return _COUNTED.sub("", text)


def _page(client: Client, url: str, asked: dict[str, Any] | None = None) -> str:
    response = client.get(url, asked or {})
    assert response.status_code == 200, url
    return response.content.decode()


def _around(phrase: str, text: str) -> str:
    """The words around a phrase that stands in the text as whole words; empty where it does not."""
    found = re.search(rf"(?<!\w){re.escape(phrase)}(?!\w)", text, re.IGNORECASE)
    return "" if found is None else text[max(0, found.start() - 80) : found.end() + 80]
