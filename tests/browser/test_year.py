"""A partnership's whole year, walked in a browser: from the assessment to the draft of the year after next."""

from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone
from openpyxl import load_workbook

from core import clock
from core.periods.period import Period
from cycle.matrix.scoring import Criterion
from cycle.models import AgencyReturn, Assessment
from partnerships.access.roles import Role
from performance.plan_figures.selectors import figures_of_plan
from plans.models import Commitment, CommitmentVerdict, Plan, PlanStatus
from tests import builders
from tests.browser.conftest import Person

pytestmark = pytest.mark.browser
YEAR = Period.parse("2026-27")
QUARTERS = YEAR.parts(Period.parse("2026-27-Q1").kind)
AGENCIES = ("Police", "Council", "Fire service")


class Walker:
    """Someone who opens a page, fills in what its fields are called in the form, and sends it."""

    def __init__(self, person: Person) -> None:
        self.person, self.page = person, person.page
        self.page.set_default_timeout(10_000)

    def goes(self, path: str) -> "Walker":
        self.person.opens(f"/p/seaside/{path}")
        return self

    def fills(self, **fields: Any) -> "Walker":
        for name, value in fields.items():
            field = self.page.locator(f'main [name="{name}"]')
            kind = field.first.evaluate("node => node.type")
            if kind == "radio":
                self.page.locator(f'main [name="{name}"][value="{value}"]').check()
            elif kind == "checkbox":
                field.first.set_checked(value)
            elif kind == "select-one":
                field.select_option(label=value)
            else:
                field.fill(str(value))
        return self

    def presses(self, name: str) -> str:
        """Presses a button or follows a link of the page, and answers what the next page says."""
        main = self.page.get_by_role("main")
        found = main.get_by_role("button", name=name).or_(main.get_by_role("link", name=name, exact=True)).first
        assert found.count(), f"There is no “{name}” on this page: {self.person.sees()}"
        found.click()
        self.page.wait_for_load_state()
        return self.person.sees()


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Sets the portal's clock, for the server's thread as well."""

    def set_to(day: str) -> None:
        moment = timezone.make_aware(datetime.fromisoformat(f"{day}T10:00"))
        monkeypatch.setattr(clock, "now", lambda: moment)

    return set_to


@pytest.fixture
def seaside(transactional_db: None) -> Any:
    """A partnership with last year's plan: a priority, three agencies with an action each, and a measure."""
    place = builders.make_partnership("seaside", area=builders.make_area("Seaside"))
    plan = builders.make_plan(place, "2025-26", title="Plan 2025/26", status=PlanStatus.PUBLISHED)
    burglary = builders.make_priority(plan, "Burglary")
    agencies = [builders.make_agency(name) for name in AGENCIES]
    for agency in agencies:
        builders.make_partner(place, agency)
        builders.make_action(plan, f"Work of the {agency}", agency=agency, priorities=[burglary])
        builders.make_user(
            place, Role.AGENCY_OFFICER, agency=agency, email=f"{agency.name.split()[0].lower()}@seaside.example"
        )
    indicator = builders.make_indicator("Domestic burglary", frequency="quarter", partnership=place)
    measure = builders.make_measure(
        plan, "Domestic burglary", indicator=indicator, priority=burglary, data_owner=agencies[0]
    )
    builders.make_target(measure, 400, "at_most", year="2025-26")
    builders.make_observation(measure, 390, year="2025-26")
    builders.make_observation(measure, 420, year="2024-25")
    builders.make_user(place, Role.OFFICER, email="officer@seaside.example")
    builders.make_user(place, Role.APPROVER, email="approver@seaside.example")
    return place


@pytest.fixture
def someone(seaside: Any, live_server: Any, browser: Any) -> Any:
    """Signs people in, each in a browser of their own; nobody's browser may complain."""
    people: list[Person] = []

    def make(name: str) -> Walker:
        person = Person(browser.new_context(viewport={"width": 1280, "height": 900}), live_server.url)
        people.append(person)
        return Walker(person.signs_in(f"{name}@seaside.example", builders.PASSWORD))

    yield make
    for one in people:
        one.context.close()
    assert [complaint for one in people for complaint in one.complaints] == []


def day_parts(name: str, day: str) -> dict[str, str]:
    year, month, number = day.split("-")
    return {f"{name}-day": number, f"{name}-month": month, f"{name}-year": year}


def test_a_whole_year(someone: Any, at: Any, tmp_path: Path) -> None:
    at("2026-04-20")  # last year's figures are known
    officer, approver = someone("officer"), someone("approver")
    new = _assess_and_plan(officer)
    _quarters(at, officer, {name: someone(name.split()[0].lower()) for name in AGENCIES}, new, tmp_path)
    assert figures_of_plan(new, YEAR).rows[0].current == "360"

    at("2027-05-01")
    said = approver.goes(f"plans/{new.pk}/sign-off/2026-27/").presses("Sign")
    assert "signed off" in said.lower()

    officer.goes(f"plans/{new.pk}/promises/").presses("Keep what the plan commits to now")
    said = officer.presses("Take over those that were met")
    assert Commitment.objects.get(plan=new, measure_key__isnull=False).verdict == CommitmentVerdict.MET
    assert "at most 380" in said

    officer.goes(f"plans/{new.pk}/next/").fills(title="Plan 2027/28").presses("Make it as a draft")
    after = Plan.objects.get(title="Plan 2027/28")
    assert (after.status, after.years[0].code) == (PlanStatus.DRAFT, "2027-28")
    assert after.measures.get().label == "Domestic burglary"


def _assess_and_plan(officer: Walker) -> Plan:
    """Assessment with its matrix, the draft by roll-forward, consultation, approval, publication with a summary."""
    officer.goes("assessments/new/").fills(year="2026/27", plan="Plan 2025/26", period="2025/26").presses("Begin it")
    officer.presses("Fill what is empty from the data")
    officer.presses("Priority matrix")
    officer.presses("Add a line")
    officer.fills(label="Burglary", kind="crime", measure="Domestic burglary").presses("Add the line")
    officer.presses("Score Burglary")
    for criterion in Criterion:
        officer.fills(**{f"score_{criterion}": "4", f"because_{criterion}": "As the board judged it"})
    officer.presses("Save")
    officer.presses("Edit Burglary")
    said = officer.fills(is_chosen=True).presses("Save")
    assert "1 of 1" in said
    assessment = Assessment.objects.get()
    for section in assessment.sections.filter(text=""):
        officer.goes(f"assessments/{assessment.pk}/sections/{section.part}/").fills(text="As the board heard.")
        officer.presses("Save")
    officer.goes(f"assessments/{assessment.pk}/")
    said = officer.presses("Record its approval")
    said = officer.fills(approved_by="Partnership board").presses("Record the approval")
    assert "Approved on 20 April 2026 by Partnership board" in said

    old = Plan.objects.get(title="Plan 2025/26")
    officer.goes(f"plans/{old.pk}/next/").fills(title="Plan 2026/27").presses("Make it as a draft")
    new = Plan.objects.get(title="Plan 2026/27")
    assert new.status == PlanStatus.DRAFT

    officer.goes(f"plans/{new.pk}/edit/").fills(status="In consultation").presses("Save")
    officer.goes(f"plans/{new.pk}/lists/engagement/new/")
    officer.fills(title="What comes first", sample_size="240", said="Burglary worries us.").presses("Add")
    officer.goes(f"plans/{new.pk}/lists/approvals/new/")
    officer.fills(title="Full council", is_full_council=True, outcome="Approved", **day_parts("meets_on", "2026-03-20"))
    officer.presses("Add")
    officer.goes(f"plans/{new.pk}/edit/").fills(status="Approved").presses("Save")
    officer.goes(f"plans/{new.pk}/edit/").fills(status="Published", summary="Fewer burglaries.").presses("Save")

    measure = new.measures.get()
    officer.goes(f"measures/{measure.pk}/targets/new/")
    said = officer.fills(period="2026/27", kind="At most", quantity="380").presses("Save the target")
    if "Warning" in said:
        officer.fills(confirm=True).presses("Save the target")
    officer.goes(f"plans/{new.pk}/publishing/2026-27/").presses("Publish")
    officer.person.opens("/public/seaside/")
    assert "Fewer burglaries." in officer.person.sees()
    new.refresh_from_db()
    return new


def _quarters(at: Any, officer: Walker, agencies: dict[str, Walker], plan: Plan, folder: Path) -> None:
    """Four quarters: in the second the fire service is late, in the third the council's is returned, in the fourth
    the police send a spreadsheet."""
    for number, quarter in enumerate(QUARTERS, start=1):
        at(str(quarter.after().start.replace(day=5)))
        officer.goes(f"plans/{plan.pk}/returns/open/").fills(quarter=quarter.label).presses("Open the returns")
        for name, walker in agencies.items():
            if (number, name) == (2, "Fire service"):
                at(str(quarter.after().start.replace(day=28)))
                assert "1 overdue" in officer.goes(f"returns/?quarter={quarter.code}").person.sees().lower()
            found = AgencyReturn.objects.get(plan=plan, period=quarter, agency__name=name)
            if (number, name) == (4, "Police"):
                _by_spreadsheet(walker, found, folder)
            else:
                _by_hand(walker, found, number)
            walker.goes(f"returns/{found.pk}/submit/").presses("Submit the return")
            if (number, name) == (3, "Council"):
                officer.goes(f"returns/{found.pk}/back/").fills(sent_back_why="Say who was visited.")
                officer.presses("Return it to the agency")
                assert "Say who was visited." in walker.goes(f"returns/{found.pk}/").person.sees()
                _by_hand(walker, found, number, words="Forty shops were visited.")
                walker.goes(f"returns/{found.pk}/submit/").presses("Submit the return")
            officer.goes(f"returns/{found.pk}/accept/").presses("Accept it")
            found.refresh_from_db()
            assert found.status == "accepted"


def _by_hand(walker: Walker, found: AgencyReturn, number: int, words: str = "") -> None:
    walker.goes(f"returns/{found.pk}/fill/")
    for status in walker.page.locator('main select[name^="status_"]').all():
        status.select_option(label="On track")
    for text in walker.page.locator('main textarea[name^="text"], main input[name^="text"]').all():
        text.fill(words or f"No change since last, because it goes on: quarter {number}.")
    for cell in walker.page.locator('main input[name^="value_"]').all():
        cell.fill("90")
    for comment in walker.page.locator('main textarea[name^="comment_"]').all():
        comment.fill("As expected.")
    said = walker.presses("Save")
    if "save again" in said:  # the figure stands out, and was asked about
        said = walker.presses("Save")
    assert "There is a problem" not in said, said


def _by_spreadsheet(walker: Walker, found: AgencyReturn, folder: Path) -> None:
    walker.goes(f"returns/{found.pk}/fill/")
    walker.page.get_by_text("Use a spreadsheet instead").click()
    with walker.page.expect_download() as waited:
        walker.page.get_by_role("link", name="Download this return").click()
    book = load_workbook(BytesIO(Path(waited.value.path()).read_bytes()))
    for row in book.active.iter_rows(min_row=2):
        if str(row[5].value).startswith("action-"):
            row[3].value, row[4].value = "On track", "No change since last, because it goes on."
        else:
            row[3].value, row[4].value = 90, "As expected."
    filled = folder / "return.xlsx"
    book.save(filled)
    walker.page.locator('main input[type="file"]').set_input_files(filled)
    said = walker.presses("Fill the page from it")
    assert "nothing is saved until you save it" in said
    walker.presses("Save")
