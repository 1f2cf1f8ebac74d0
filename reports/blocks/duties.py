"""The statutory duties on the day of the meeting, else on the last day of the period: what is met, what is not.

Left out are what does not apply, guidance that is only remembered, and what is for named people only.
"""

from cycle.compliance.answers import Compliance, Section
from reports.blocks.context import Context
from reports.compliance import compliance_for_paper


def build(context: Context) -> list[Section]:
    """The duties that apply, by topic; nothing for an area that the rules do not cover."""
    report = context.report
    return _applying(compliance_for_paper(report.partnership, report.meeting_date or report.period.end))


def _applying(compliance: Compliance) -> list[Section]:
    sections = [
        Section(one.title, tuple(answered for answered in one.answered if answered.applies))
        for one in compliance.sections
    ]
    return [section for section in sections if section.answered]
