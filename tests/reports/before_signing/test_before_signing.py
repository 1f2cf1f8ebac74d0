"""What a paper's drafter is shown before it is signed, and that none of it stops anybody."""

from datetime import date

import pytest
from django.urls import reverse

from core import writes
from performance.plan_figures.selectors import figures_of_plan
from reports.before_signing import basis
from reports.before_signing import wording as words
from reports.before_signing.selectors import basis_of, before_signing, last_paper
from reports.final_versions.services import make_final
from reports.papers import services
from reports.trail import services as trail
from reports.trail.selectors import trail_of
from tests import builders, pages

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan():
    plan = builders.make_plan(builders.make_partnership(), years="2013-14")
    for label, slug, before, now in (("Domestic burglary", "burglary", 153, 253), ("Arson", "arson", 500, 350)):
        measure = builders.make_measure(plan, label=label, indicator=builders.make_indicator(label, slug=slug))
        builders.make_observation(measure, value=before, year="2012-13", source="Force data")
        builders.make_observation(measure, value=now, year="2013-14", source="Force data")
        builders.make_target(measure, baseline_period="2012-13")
    return plan


@pytest.fixture
def report(plan):
    return builders.make_report(plan, meeting_date=date(2014, 9, 18))


def write(report, text, section="background"):
    part = report.sections.get(key=section)
    services.write_section(by=None, section=part, version=part.version, text=text)


def test_live_figures_are_listed_with_their_sources_and_typed_ones_as_unsourced(report):
    write(report, "Burglary came to {{figure burglary value}}, and 45% feel safe, {{typed 12 | Survey 2014}} do not.")
    found = before_signing(report)
    [one] = found.figures
    assert (one.shows, one.label, one.source, one.section) == ("253", "Domestic burglary", "Force data", "Background")
    assert [(one.words, one.section) for one in found.unsourced] == [("45%", "Background")]


def test_a_missed_target_is_listed_until_the_text_names_it(report):
    assert [row.label for row in before_signing(report).left_out] == ["Domestic burglary"]
    write(report, "The number of domestic dwellings hit by burglary went up.")
    assert before_signing(report).left_out == ()
    write(report, "It came to {{figure burglary value}}.")
    assert before_signing(report).left_out == ()


def test_a_plan_with_other_years_in_the_text_conflicts_with_its_own():
    plan = builders.make_plan(title="Safer Seaside Partnership Plan", ends=date(2017, 3, 31))
    report = builders.make_report(plan)
    write(report, "The Safer Seaside Partnership Plan 2013-2015 is being revised.")
    [told] = before_signing(report).periods
    assert "2013-2017" in told
    assert "2013-2015" in told


def test_figures_that_disagree_are_listed(report):
    write(report, "Arson fell from 500 to 350, a fall of 40%.")
    assert [one.words for one in before_signing(report).disagreeing] != []
    write(report, "Arson fell from 500 to 350, a fall of 30%.")
    assert before_signing(report).disagreeing == ()


def test_praise_is_a_suggestion_where_figures_do_not_carry_it(report):
    write(report, "The overall trend is positive. Arson improved. Domestic burglary has been a success.")
    found = before_signing(report).praise
    assert [(one.words, one.why.partition(":")[0]) for one in found] == [
        ("The overall trend is positive.", "“positive”"),
        ("Domestic burglary has been a success.", "“success”"),
    ]
    assert found[0].why.endswith("1 of 2 targets were met.")
    looked_at = trail_of(report).prints.content
    trail.review(by=None, report=report, looked_at=looked_at)
    trail.sign(by=builders.make_user(), report=report, looked_at=looked_at)
    assert trail_of(report).stage == "Signed"


@pytest.mark.parametrize(
    ("text", "found", "what"),
    [
        ("We thank Mrs J. Bloggs for coming.", "Mrs J. Bloggs", "a name"),
        ("Insp. Harker led it.", "Insp. Harker", "a name"),
        ("Susan Oyelaran spoke.", "Susan Oyelaran", "a name"),
        ("A raid at 14 Old Mill Road found it.", "14 Old Mill Road", "an address"),
        ("In LE16 7AF there were two.", "LE16 7AF", "an address"),
        ("Write to a.person@example.org for more.", "a.person@example.org", "an e-mail address"),
        ("Ring 01858 828282 for more.", "01858 828282", "a telephone number"),
    ],
)
def test_names_addresses_and_numbers_of_people_are_warned_of(text, found, what):
    assert words.personal(text) == [words.Personal(found, what)]


@pytest.mark.parametrize(
    "text",
    [
        "The Chief Executive and the Head of Legal Services agreed.",
        "Crime fell from 26,991 to 26,626 in 2013/14.",
        "The High Street scheme runs for 12 months.",
        "It cost £1,234,567,890 in all, and 0.5 per cent more.",
    ],
)
def test_roles_places_and_plain_numbers_are_no_people(text):
    assert words.personal(text) == []


def made_final(report):
    looked_at = trail_of(report).prints.content
    trail.review(by=None, report=report, looked_at=looked_at)
    trail.sign(by=builders.make_user(), report=report, looked_at=looked_at)
    return make_final(by=None, report=report, looked_at=looked_at)


def test_what_was_dropped_since_the_last_final_paper_is_told(plan, report):
    group = builders.make_comparator_group(plan.partnership)
    earlier = builders.make_report(plan, meeting_date=date(2014, 5, 15))
    kept = made_final(earlier)
    assert basis.read(kept.basis) == basis_of(earlier, figures_of_plan(plan, earlier.period))
    assert before_signing(report).compared_with == earlier
    assert before_signing(report).changed == ()
    burglary, arson = plan.measures.all()
    writes.change(burglary, by=None, version=burglary.version, is_monitored=False)
    writes.change(arson, by=None, version=arson.version, label="Deliberate fires")
    arson.targets.update(baseline_period="2009-10", baseline_value=900)
    gone = group.members.first()
    gone.delete()
    assert before_signing(report).changed == (
        "“Domestic burglary” is no longer measured.",
        "“Arson” is now called “Deliberate fires”.",
        "The baseline of “Deliberate fires” is now 900 (2009/10), and was 500 (2012/13).",
        f"“{group.name}” is now without {gone.area}.",
    )
    writes.archive(group, by=None, version=group.version)
    assert f"The comparison with “{group.name}” was dropped." in before_signing(report).changed


def test_a_baseline_that_moves_on_with_the_year_is_no_change():
    then = basis.MeasureBasis(1, "arson", "Arson", "", "down 5%", "500 (2011/12)", 1)
    now = basis.MeasureBasis(2, "arson", "Arson", "", "down 5%", "450 (2012/13)", 1)
    assert basis.differences(basis.Basis((then,), ()), basis.Basis((now,), ())) == []


def test_the_last_paper_is_the_meeting_before_and_of_the_same_committee(plan):
    panel = builders.make_report(plan, meeting_date=date(2014, 1, 9), committee="Panel")
    builders.make_report(plan, meeting_date=date(2014, 3, 6), committee="Cabinet")
    now = builders.make_report(plan, meeting_date=date(2014, 5, 8), committee="Panel")
    assert last_paper(now) == panel
    assert last_paper(panel) is None


def test_the_page_lists_it_for_those_who_write_or_sign_and_for_nobody_else(report):
    write(report, "The overall trend is positive, says Mr Bloggs, with 45%.")
    address = reverse("before-signing", args=[report.partnership.slug, report.slug])
    for role in ("officer", "approver"):
        shown = pages.sign_in(report.partnership, role).get(address).content.decode()
        for expected in ("Mr Bloggs", "45%", "Domestic burglary"):
            assert expected in shown
        # A suggestion to who writes the paper, and to nobody else.
        assert ("Words that the figures may not carry" in shown) is (role == "officer")
    assert pages.sign_in(report.partnership, "scrutiny_member").get(address).status_code == 403
    trail_page = pages.sign_in(report.partnership).get(reverse("paper-trail", args=address.split("/")[2:5:2]))
    assert address in trail_page.content.decode()
