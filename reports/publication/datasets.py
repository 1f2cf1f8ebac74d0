"""The open data's files and their dictionary: every column of every file, explained once."""

import json
from collections.abc import Iterable
from typing import Any

from core.govuk.export import csv_bytes, xlsx_bytes

LICENCE = ("Open Government Licence v3.0", "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/")

CONTENT_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "json": "application/json",
}

_PLACE = {
    "plan": "Short name of the plan, as in its address",
    "period": "2013-14 is the financial year from April 2013 to March 2014; 2013-14-Q1 its first quarter",
}

DICTIONARY: dict[str, dict[str, str]] = {
    "figures": {
        **_PLACE,
        "priority": "The priority that the measure serves; empty where it serves the plan as a whole",
        "section": "Where the plan lists the measure, if it says",
        "indicator": "The measure as the plan words it",
        "unit": "What the numbers are in: count, percent, rate_per_1000, rate_per_100000, rank, money and the like",
        "polarity": "lower or higher is better, or ambiguous where the partnership has not agreed which",
        "baseline": "The figure that the target starts from",
        "baseline_state": "known, missing, not_applicable, to_be_set or suppressed",
        "target": "The target's own number: an amount, or the change asked for",
        "target_kind": "How the target is read, for example at_most, pct_change or trajectory",
        "target_state": "known, missing, not_applicable or to_be_set",
        "current": "The figure of the period; empty where it is not known, never 0 for that",
        "current_state": "known, missing, not_applicable, to_be_set or suppressed",
        "previous": "The figure of the same days a year earlier",
        "difference": "Current less previous, in the unit",
        "change": "The change, to one decimal where it is in per cent",
        "change_unit": "%, pp (percentage points) or places (gained)",
        "gap_to_target": "How far the figure is from what was due",
        "gap_unit": "The unit of the gap",
        "status": "Once over met, within_tolerance or missed; while it runs on_track, at_risk, off_track, "
        "could_go_either_way, too_early, already_missed or already_met; else why it is not judged",
        "baseline_mark": "What the document prints in place of the baseline",
        "target_mark": "What the document prints in place of the target",
        "current_mark": "What the document prints in place of the figure",
        "due": "What the target comes to at the end of the period",
        "p_value": "How often so large a change would come by chance if nothing had changed; empty where not tested",
        "grade": "How clear the change is: clear, some, steady, too_few (to tell) or not_tested",
        "sentence": "All of this in one sentence",
        "span_from": "The first day that the figure covers",
        "span_to": "The last day that the figure covers",
        "so_far": "yes where the period goes on after it",
        "compared_from": "The first day that it is compared with",
        "compared_to": "The last day that it is compared with",
        "data_status": "final, revised, provisional, estimated or read_off_chart",
        "coverage_known": "How many of the months or quarters that are due are in",
        "coverage_due": "How many are due",
        "data_notes": "What is known of the data, as kind:effect; a note blocks, limits or only notes what may be said",
        "projection": "Where the running period is heading",
        "projection_low": "The lower end of the 80% range",
        "projection_high": "The upper end of the 80% range",
        "source": "Where the figure comes from",
    },
    "targets": {
        **_PLACE,
        "measure": "The measure as the plan words it",
        "kind": "How the target is read, for example at_most, pct_change or trajectory",
        "target": "The target in words",
        "baseline_period": "The period that it starts from",
        "status": "Whether it was met: as in the figures",
    },
    "actions": {
        "plan": _PLACE["plan"],
        "reference": "The plan's own number for the action",
        "title": "What is being done",
        "part_of": "The action that this one is part of",
        "heading": "The heading under which the plan lists it, where that is no priority",
        "priorities": "The priorities that it serves",
        "led_by": "Who leads it: agencies, their teams and groups",
        "due": "By when; empty where the plan does not say",
        "status": "not_started, on_track, at_risk, off_track, complete, dropped or not_reported",
    },
}


def file_of(dataset: str, rows: Iterable[dict[str, str]], file_format: str) -> bytes:
    """The rows of a dataset as a `csv`, `xlsx` or `json` file, in the dictionary's order of columns."""
    columns = list(DICTIONARY[dataset])
    plain = [{column: row[column] for column in columns} for row in rows]
    if file_format == "json":
        return json.dumps(plain, ensure_ascii=False, indent=1).encode()
    table: list[list[Any]] = [columns, *([row[column] for column in columns] for row in plain)]
    return csv_bytes(table) if file_format == "csv" else xlsx_bytes(table, dataset)
