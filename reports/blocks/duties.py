"""The statutory duties on the day of the meeting, else on the last day of the period: what is met, what is not.

Left out are what does not apply, guidance that is only remembered, and what is for named people only.
"""

from dataclasses import dataclass
from datetime import date

from cycle.duties.answers import Section
from reports.blocks.context import Context
from reports.compliance.selectors import compliance_for_paper


@dataclass(frozen=True)
class Annex:
    """The duties of the law that apply, by topic, as of `on`; `told` counts their answers in words."""

    on: date
    told: str
    sections: tuple[Section, ...]


def build(context: Context) -> Annex | None:
    """None for an area that the rules do not cover."""
    report = context.report
    compliance = compliance_for_paper(report.partnership, report.meeting_date or report.period.end)
    if compliance.not_covered:
        return None
    sections = [
        Section(one.title, tuple(answered for answered in one.answered if answered.applies))
        for one in compliance.sections
    ]
    told = "; ".join(f"{mark.word.lower()}: {number}" for mark, number in compliance.counts)
    return Annex(compliance.on, told, tuple(section for section in sections if section.answered))
