"""Plain data for the larger components, so that views fill them and templates only draw."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class PanelLink:
    """A link; `hidden` is read out after its text ("Change" + "the target for burglary")."""

    text: str
    url: str
    hidden: str = ""


@dataclass(frozen=True)
class Crumb:
    """A step of the breadcrumbs; without an address, the page itself."""

    label: str
    url: str = ""


@dataclass(frozen=True)
class SummaryRow:
    """A row of a summary list. A `state` (a mark's name or a Mark) is shown before the value."""

    key: str
    value: str = ""
    actions: Sequence[PanelLink] = ()
    state: object = None


@dataclass(frozen=True)
class Task:
    """A row of a task list; `state` is a mark's name or a Mark."""

    title: str
    state: object
    url: str = ""
    hint: str = ""


@dataclass(frozen=True)
class FigurePanel:
    """One figure with what it needs to be read: period, status, one sentence to copy, and its workings."""

    id: str
    label: str
    value: str
    period: str = ""
    state: object = None
    evidence: object = None
    sentence: str = ""
    source: str = ""
    workings: Sequence[str] = ()
    url: str = ""

    @property
    def sentence_id(self) -> str:
        return f"{self.id}-sentence"


@dataclass(frozen=True)
class ChartPanel:
    """A chart with its message as the title, a summary in words, and the table behind it.

    `figure` is a Plotly figure as plain data, `{"data": [...], "layout": {...}}`. Without JavaScript the summary and
    the table stand for it. `header` and `rows` are written as they are to be read.
    """

    id: str
    title: str
    summary: str
    figure: Mapping[str, Any]
    header: Sequence[str]
    rows: Sequence[Sequence[str]]
    subtitle: str = ""
    source: str = ""
    tall: bool = False

    @property
    def title_id(self) -> str:
        return f"{self.id}-title"

    @property
    def summary_id(self) -> str:
        return f"{self.id}-summary"

    @property
    def data_id(self) -> str:
        return f"{self.id}-data"
