"""What the tests of returns share: the days, the addresses, and a return's page as it is sent."""

from datetime import UTC, datetime

from django.urls import reverse

from core.periods.period import Period
from cycle.returns.services import opening
from tests import builders, pages

Q1 = Period.parse("2013-14-Q1")
Q4 = Period.parse("2013-14-Q4")
JULY = datetime(2013, 7, 10, 12, tzinfo=UTC)


def url(name, *args):
    return reverse(name, args=["ours", *args])


def owned(plan, agency, label="Burglary", frequency="quarter", **values):
    indicator = builders.make_indicator(label, frequency=frequency)
    return builders.make_measure(plan, label, indicator=indicator, data_owner=agency, **values)


def opened(plan, quarter=Q1):
    return {one.agency.name: one for one in opening.open_returns(by=None, plan=plan, quarter=quarter)}


def sent(answer, comments=None, **typed):
    """The page as it stands, with what was typed into cells and comments by their measures' labels."""
    entry, found = answer.context["entry"], pages.form_values(answer)
    for cell, comment in entry.lines:
        label = cell.row.measure.label
        found |= {cell.name: typed.get(label, cell.text), cell.shown_name: cell.shown, cell.sure_name: cell.sure}
        found[cell.version_name] = "" if cell.version is None else str(cell.version)
        found |= {comment.name: (comments or {}).get(label, comment.text), comment.shown_name: comment.shown}
    return found


def submitted(client, one):
    return client.post(url("return-submit", one.pk), pages.form_values(client.get(url("return-submit", one.pk))))
