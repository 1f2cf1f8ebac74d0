"""Every address of the portal, and partnerships that hold one object of everything an address may name.

Who adds an address with a new kind of object adds that object to `make_place`: the walk over every address
(`tests/test_every_url.py`) and the accessibility sweep (`tests/browser/test_accessibility.py`) then visit it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from cycle.meetings import services as meetings
from partnerships.access.policies import Policy, policy_of
from partnerships.models import Partnership
from plans.models import Risk
from tests import builders

PAPERS = [{"title": "Report to the board", "url": "https://example.org/report"}]


@dataclass(frozen=True)
class Address:
    """A pattern of the URLconf with what its view asks."""

    name: str
    kwargs: tuple[str, ...]
    view: Any

    @property
    def policy(self) -> Policy | None:
        return policy_of(self.view)


def addresses(resolver: URLResolver | None = None, kwargs: tuple[str, ...] = ()) -> Iterator[Address]:
    resolver = resolver or get_resolver()
    for pattern in resolver.url_patterns:
        found = kwargs + tuple(pattern.pattern.converters)
        if isinstance(pattern, URLPattern):
            yield Address(pattern.name or "", found, pattern.callback)
        elif pattern.app_name != "admin":  # the admin site guards itself
            yield from addresses(pattern, found)


@dataclass
class Place:
    """A partnership with one object of everything that an address may name."""

    partnership: Partnership
    objects: dict[str, Any]

    def url(self, address: Address, **other: Any) -> str:
        values = {name: {**self.objects, **other}[name] for name in address.kwargs}
        return reverse(address.name, kwargs=values)


def make_place(slug: str) -> Place:
    partnership = builders.make_partnership(slug=slug, area=builders.make_area())
    plan = builders.make_plan(partnership)
    priority = builders.make_priority(plan)
    measure = builders.make_measure(plan, priority=priority)
    action = builders.make_action(plan)
    observation = builders.make_observation(measure)
    builders.make_observation(measure, 110, year="2012-13")  # with two figures there is a chart
    target = builders.make_target(measure)
    publication = builders.make_publication(plan)
    final = builders.make_final_version(plan)
    report = builders.make_report(plan, slug=f"paper-{slug}")
    builders.make_exempt(report, "background")
    group = builders.make_comparator_group(partnership)
    partner = builders.make_partner(partnership)
    board = builders.make_group(partnership)
    meeting = builders.make_meeting(board)
    indicator = builders.make_indicator(f"Own of {slug}", partnership=partnership)
    link = builders.make_area_link()
    agency_return = builders.make_return(plan)
    assessment = builders.make_assessment(plan)
    objects = {
        "slug": slug,
        "plan": plan.pk,
        "priority": priority.pk,
        "outcome": builders.make_outcome(plan).pk,
        "statement": builders.make_statement(plan).pk,
        "action": action.pk,
        "milestone": builders.make_milestone(action).pk,
        "measure": measure.pk,
        "observation": observation.pk,
        "indicator": indicator.pk,
        "shown": indicator.pk,
        "note": builders.make_break(indicator).pk,
        "achievement": builders.make_achievement(plan).pk,
        "quote": builders.make_quote(plan).pk,
        "stated": builders.make_stated_figure(plan).pk,
        "target": target.pk,
        "report": report.slug,
        "section": "background",
        "consultee": final.report.consultees.get().pk,
        "reference": final.reference,
        "final_file": "data.xlsx",
        "publication": publication.pk,
        "public_paper": builders.make_public_paper(final).pk,
        "public_reference": final.reference,
        "plan_slug": plan.slug,
        "period": publication.period.code,
        "number": publication.number,
        "dataset": "figures",
        "sign_off": builders.make_sign_off(builders.make_plan(partnership, years="2009-10")).pk,
        "agency_return": agency_return.pk,
        **builders.make_reminder(agency_return),
        "membership": builders.make_membership(partnership).pk,
        **builders.make_invitation(partnership),
        "former": builders.make_ended_membership(partnership).pk,
        "partner": partner.pk,
        "unit": builders.make_agency(unit_of=partner.agency).pk,
        "group": board.pk,
        "meeting": meeting.pk,
        "agenda_item": meetings.add_item(by=None, meeting=meeting, title="Burglary", papers=PAPERS).pk,
        "log_item": builders.make_log_item(meeting).pk,
        "member": builders.make_member(board, is_chair=True, email="chair@example.org").pk,
        "agency": partner.agency_id,
        "kept": builders.make_agency().pk,
        "area": link.child_id,
        "link": link.pk,
        "shared": builders.make_indicator().pk,
        "stays": builders.make_indicator().pk,
        "uidb64": "MQ",
        "register": "risks",
        "entry": builders.make_entry(Risk, plan, title="A partner withdraws").pk,
        "duty": "ENG-02",
        "year_entry": builders.make_day(partnership).pk,
        "feed": builders.make_feed(partnership),
        "assessment": assessment.pk,
        "part": "levels",
        "line": builders.make_line(assessment, scores=3, is_chosen=True).pk,
        "evidence": builders.make_evidence(partnership).pk,
        "question": builders.make_question(plan).pk,
        "comparator": group.pk,
        "peer": group.members.all()[0].pk,
        "clearance_copy": builders.make_clearance_copy(report).pk,
        "word_template": builders.make_word_template(partnership).pk,
        "own_layout": builders.make_own_layout(partnership).pk,
        "recommendation": builders.make_recommendation(partnership).pk,
        "upload": builders.make_upload(partnership).pk,
        "series": builders.make_count(partnership).pk,
        "packed": 20130403,
        "neighbourhood": builders.make_neighbourhood(partnership).pk,
        "file_format": "csv",
    }
    return Place(partnership, objects)
