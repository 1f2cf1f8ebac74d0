"""Loads a demo file through the services: creates what is missing, never changes what is there, all or nothing."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from actions import services as actions
from actions.models import Achievement, Action
from core.numbers import MISSING
from csp_portal.demo.reading import BrokenFile, Entry, read_yaml
from partnerships import services as partnerships
from partnerships.models import Agency, Area, Group, Partnership
from performance import services as performance
from performance.models import Indicator, Measure, Observation, StatedFigure, Target
from performance.selectors import valueless_quantity
from plans import services as plans
from plans.models import Outcome, Plan, Priority
from reports import services as reports
from reports.models import Report


@transaction.atomic
def load_file(path: Path) -> Partnership:
    """Load one partnership's file. Raises BrokenFile, with nothing written, for anything that is wrong in it."""
    return _Loader(path).load()


class _Loader:
    def __init__(self, path: Path) -> None:
        self.file = Entry(read_yaml(path), path.name)
        self.agencies: dict[str, Agency] = {}
        self.groups: dict[str, Group] = {}

    def load(self) -> Partnership:
        try:
            self._agencies()
            self.partnership = self._partnership(
                Entry(self.file.need("partnership"), f"{self.file.place}, partnership")
            )
            self._partners()
            self._groups()
            self._indicators()
            self._observations()
            for entry in self.file.entries("plans"):
                self._plan(entry)
            self.file.done()
        except ValidationError as error:
            raise BrokenFile(f"{self.file.place}: {'; '.join(error.messages)}") from error
        return self.partnership

    def _agencies(self) -> None:
        for entry in self.file.entries("agencies"):
            name = entry.need("name")
            values = {"kind": entry.need("kind")} | entry.some("starts", "ends")
            if entry.get("unit_of"):
                values["unit_of"] = self._agency(entry.get("unit_of"), entry)
            entry.done()
            found = Agency.objects.filter(name=name).first()
            self.agencies[name] = found or partnerships.create_agency(by=None, name=name, **values)

    def _agency(self, name: str, entry: Entry) -> Agency:
        found = self.agencies.get(name) or Agency.objects.filter(name=name).first()
        if found is None:
            raise BrokenFile(f"{entry.place}: there is no agency “{name}”.")
        return found

    def _partnership(self, entry: Entry) -> Partnership:
        slug = entry.need("slug")
        area = Entry(entry.need("area"), f"{entry.place}, area")
        values = entry.some("name", "short_name", "nation", "colour", "parent_partnership")
        councils = [self._agency(name, entry) for name in entry.get("councils") or []]
        entry.done()
        found = Partnership.objects.filter(slug=slug).select_related("area").first()
        if found is None:
            values["area"] = self._area(area)
            found = partnerships.create_partnership(by=None, slug=slug, **values)
            found.councils.set(councils)
        return found

    @staticmethod
    def _area(entry: Entry) -> Area:
        code = entry.need("code")
        values = {"name": entry.need("name"), "kind": entry.need("kind")}
        entry.done()
        return Area.objects.filter(code=code).first() or partnerships.create_area(by=None, code=code, **values)

    def _partners(self) -> None:
        for entry in self.file.entries("partners"):
            agency = self._agency(entry.need("agency"), entry)
            names = ("partner_class", "starts", "ends", "local_name", "represents", "contact_role", "contact_email")
            values = entry.some(*names)
            entry.done()
            if not self.partnership.partners.filter(agency=agency).exists():
                partnerships.create_partner(by=None, partnership=self.partnership, agency=agency, **values)

    def _groups(self) -> None:
        for entry in self.file.entries("groups"):
            name = entry.need("name")
            values = {"level": entry.need("level")} | entry.some("purpose", "chair_role")
            entry.done()
            found = self.partnership.groups.filter(name=name).first()
            self.groups[name] = found or partnerships.create_group(
                by=None, partnership=self.partnership, name=name, **values
            )

    def _indicators(self) -> None:
        for entry in self.file.entries("indicators"):
            slug, shared = entry.need("slug"), entry.get("shared", False)
            owner = None if shared else self.partnership
            names = ("name", "unit", "unit_label", "polarity", "frequency", "definition", "source")
            values = entry.some(*names, "more_may_be_good", "police_driven", "handling")
            parts = [(self._indicator(part.need("slug"), part), part.get("sign", 1)) for part in entry.entries("parts")]
            entry.done()
            if not Indicator.objects.filter(slug=slug, partnership=owner).exists():
                performance.create_indicator(by=None, partnership=owner, slug=slug, parts=parts, **values)

    def _indicator(self, slug: str, entry: Entry) -> Indicator:
        own = Indicator.objects.filter(slug=slug, partnership=self.partnership).first()
        found = own or Indicator.objects.filter(slug=slug, partnership=None).first()
        if found is None:
            raise BrokenFile(f"{entry.place}: there is no indicator “{slug}”.")
        return found

    def _observations(self) -> None:
        for entry in self.file.entries("observations"):
            indicator, period = self._indicator(entry.need("indicator"), entry), entry.period("period")
            if period is None:
                raise BrokenFile(f"{entry.place}: “period” is missing.")
            quantity = entry.quantity("value") or MISSING
            values = entry.some("numerator", "denominator", "sample_size", "rank_of", "quality", "source", "note")
            entry.done()
            there = Observation.objects.filter(partnership=self.partnership, indicator=indicator, period=period)
            if not there.exists():
                performance.record_observation(
                    by=None,
                    partnership=self.partnership,
                    indicator=indicator,
                    period=period,
                    quantity=quantity,
                    **values,
                )

    def _plan(self, entry: Entry) -> None:
        slug = entry.need("slug")
        values = entry.some("title", "kind", "status", "starts", "ends", "summary")
        found = self.partnership.plans.filter(slug=slug).first()
        if entry.get("refreshes"):
            values["refreshes"] = self.partnership.plans.get(slug=entry.get("refreshes"))
        plan = found or plans.create_plan(by=None, partnership=self.partnership, slug=slug, **values)
        self._priorities(plan, entry)
        self._outcomes(plan, entry.entries("outcomes"))
        self._statements(plan, entry)
        self._services(plan, entry)
        for measure in entry.entries("measures"):
            self._measure(plan, measure)
        for order, action in enumerate(entry.entries("actions"), start=1):
            self._action(plan, action, order)
        self._achievements(plan, entry)
        self._stated(plan, entry)
        for report in entry.entries("reports"):
            self._report(plan, report)
        entry.done()

    def _priorities(self, plan: Plan, plan_entry: Entry) -> None:
        for entry in plan_entry.entries("priorities"):
            title = entry.need("title")
            values = entry.some("kind", "number", "rationale", "resources")
            found = plan.priorities.filter(title=title).first()
            priority = found or plans.create_priority(by=None, plan=plan, title=title, **values)
            self._outcomes(plan, entry.entries("outcomes"), priority)
            entry.done()

    def _outcomes(self, plan: Plan, entries: Iterable[Entry], priority: Priority | None = None) -> None:
        for entry in entries:
            text = entry.need("text")
            values: dict[str, Any] = {"priority": priority}
            if entry.get("led_by"):
                values["led_by"] = self._agency(entry.get("led_by"), entry)
            entry.done()
            if not Outcome.objects.filter(plan=plan, priority=priority, text=text).exists():
                plans.create_outcome(by=None, plan=plan, text=text, **values)

    def _statements(self, plan: Plan, plan_entry: Entry) -> None:
        for entry in plan_entry.entries("statements"):
            values = entry.some("kind", "title", "text", "source")
            entry.done()
            if not plan.statements.filter(text=values.get("text")).exists():
                plans.create_statement(by=None, plan=plan, **values)

    def _services(self, plan: Plan, plan_entry: Entry) -> None:
        for entry in plan_entry.entries("services"):
            values = entry.some("name", "description", "commissioned_with")
            entry.done()
            if not plan.services.filter(name=values.get("name")).exists():
                plans.create_service(by=None, plan=plan, **values)

    def _priority(self, plan: Plan, title: str | None, entry: Entry) -> Priority | None:
        if not title:
            return None
        found = plan.priorities.filter(title=title).first()
        if found is None:
            raise BrokenFile(f"{entry.place}: there is no priority “{title}”.")
        return found

    def _measure(self, plan: Plan, entry: Entry) -> None:
        indicator = self._indicator(entry.need("indicator"), entry)
        values = entry.some("label", "section", "is_new", "is_monitored", "tolerance", "tolerance_kind")
        values["priority"] = self._priority(plan, entry.get("priority"), entry)
        if entry.get("data_owner"):
            values["data_owner"] = self._agency(entry.get("data_owner"), entry)
        label = values.get("label", indicator.name)
        found = Measure.objects.filter(plan=plan, indicator=indicator, label=label).first()
        measure = found or performance.create_measure(by=None, plan=plan, indicator=indicator, **values)
        for target in entry.entries("targets"):
            self._target(measure, target)
        entry.done()

    def _target(self, measure: Measure, entry: Entry) -> None:
        period = entry.period("period")
        names = (
            "kind",
            "rank_of",
            "baseline_value",
            "two_sided",
            "milestones",
            "set_by",
            "set_by_name",
            "words",
            "due_on",
        )
        values = entry.some(*names)
        values["baseline_period"] = entry.period("baseline_period")
        quantity = entry.quantity("value")
        if quantity is None:
            quantity = valueless_quantity(entry.need("kind"))
        entry.done()
        if not Target.objects.filter(measure=measure, period=period).exists():
            performance.set_target(by=None, measure=measure, period=period, quantity=quantity, **values)

    def _action(self, plan: Plan, entry: Entry, order: int, part_of: Action | None = None) -> None:
        title = entry.need("title")
        values = entry.some("heading", "reference", "description", "status", "due")
        listed = entry.get("priorities") or []
        priorities = [found for name in listed if (found := self._priority(plan, name, entry))]
        leads = [self._lead(lead) for lead in entry.entries("leads")]
        found = Action.objects.filter(plan=plan, title=title, part_of=part_of).first()
        action = found or actions.create_action(
            by=None, plan=plan, title=title, leads=leads, priorities=priorities, part_of=part_of, order=order, **values
        )
        for place, part in enumerate(entry.entries("parts"), start=1):
            self._action(plan, part, order * 100 + place, part_of=action)
        entry.done()

    def _lead(self, entry: Entry) -> actions.Lead:
        agency, group = entry.get("agency"), entry.get("group")
        words = entry.get("words", "")
        entry.done()
        if group and group not in self.groups:
            raise BrokenFile(f"{entry.place}: there is no group “{group}”.")
        found = self._agency(agency, entry) if agency else None
        return actions.Lead(agency=found, group=self.groups.get(group), words=words)

    def _achievements(self, plan: Plan, plan_entry: Entry) -> None:
        for entry in plan_entry.entries("achievements"):
            values = entry.some("theme", "text", "period_words", "source")
            values["priority"] = self._priority(plan, entry.get("priority"), entry)
            outputs = [dict(output.raw) for output in entry.entries("outputs")]
            entry.done()
            if not Achievement.objects.filter(plan=plan, text=values.get("text")).exists():
                actions.create_achievement(by=None, plan=plan, outputs=outputs, **values)
        for entry in plan_entry.entries("quotes"):
            values = entry.some("words", "speaker", "consent", "consent_note")
            entry.done()
            if not plan.quotes.filter(words=values.get("words")).exists():
                actions.create_quote(by=None, plan=plan, **values)

    def _stated(self, plan: Plan, plan_entry: Entry) -> None:
        for entry in plan_entry.entries("stated_figures"):
            names = ("topic", "label", "words", "value", "value_to", "unit", "period_words", "source")
            values = entry.some(*names)
            values["priority"] = self._priority(plan, entry.get("priority"), entry)
            entry.done()
            same = {name: values.get(name) for name in ("label", "words", "source")}
            if not StatedFigure.objects.filter(plan=plan, **same).exists():
                performance.create_stated_figure(by=None, plan=plan, **values)

    def _report(self, plan: Plan, entry: Entry) -> None:
        slug = entry.need("slug")
        values = entry.some("title", "layout", "committee", "meeting_date", "cover")
        values["period"] = entry.period("period")
        sections = Entry(entry.get("sections") or {}, f"{entry.place}, sections")
        if not Report.objects.filter(partnership=self.partnership, slug=slug).exists():
            report = reports.create_report(by=None, plan=plan, slug=slug, **values)
            for section in report.sections.all():
                text = sections.get(section.key)
                if text:
                    reports.write_section(by=None, section=section, version=section.version, text=text)
            sections.done()
        entry.done()
