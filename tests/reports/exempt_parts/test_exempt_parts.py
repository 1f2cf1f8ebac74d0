"""What an exempt section holds is told nowhere in the open paper, on screen, in a download or in a final file."""

import io
import re
import zipfile

import pytest
from django.core.management import call_command
from django.urls import reverse
from pypdf import PdfReader

from partnerships.access.policies import Scope
from performance.models import Indicator
from reports.final_versions.selectors import changes_since_final
from reports.final_versions.services import make_final
from reports.live_figures.selectors import live_paper, open_paper
from reports.papers import documents, services
from reports.trail import services as trail
from reports.trail.selectors import exempt_measures_of, trail_of
from tests import builders
from tests.pages import sign_in

pytestmark = pytest.mark.django_db
BURGLARY = ("1,537", "2,539")
ARSON = ("410", "420")


@pytest.fixture
def report():
    plan = builders.make_plan()
    for label, slug, (before, now) in (("Burglary", "burglary", BURGLARY), ("Arson", "arson", ARSON)):
        measure = builders.make_measure(plan, indicator=builders.make_indicator(label, slug=slug), label=label)
        builders.make_observation(measure, value=before.replace(",", ""), year="2012-13")
        builders.make_observation(measure, value=now.replace(",", ""), year="2013-14")
        builders.make_target(measure)
    return builders.make_report(plan)


def write(report, section, text):
    part = report.sections.get(key=section)
    services.write_section(by=None, section=part, version=part.version, text=text)


def exempt(report, section):
    builders.make_exempt(report, section)


def shown(report):
    return documents.to_html(open_paper(report).paper).decode()


def read(name, content):
    if name.endswith(".pdf"):
        return " ".join(page.extract_text() for page in PdfReader(io.BytesIO(content)).pages)
    if name.endswith((".docx", ".xlsx")):
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            return " ".join(package.read(part).decode("utf-8", "replace") for part in package.namelist())
    return content.decode()


def test_a_paper_whose_figures_are_exempt_tells_none_at_a_glance_or_in_an_appendix(report):
    assert BURGLARY[1] in shown(report)
    exempt(report, "background")
    page = shown(report)
    for number in (*BURGLARY, *ARSON):
        assert number not in page
    assert "The figures of this paper are exempt information." in page
    assert "How the figures were worked out" not in page
    assert "Highlight report" not in page


def test_a_figure_that_an_exempt_sentence_names_is_told_nowhere_and_the_others_are(report):
    write(report, "legal", "An operation follows from {{figure burglary value}}.")
    write(report, "risk", "Burglary came to {{figure burglary value}}, arson to {{figure arson value}}.")
    exempt(report, "legal")
    page = shown(report)
    assert all(number not in page and number.replace(",", "") not in page for number in BURGLARY)
    assert ARSON[1] in page
    assert "[figure not for publication]" in page
    assert "neither told nor counted here" in page
    assert "Of 2 measures" not in page
    assert open_paper(report).broken == ()
    assert exempt_measures_of(report) == ("Burglary",)


def test_a_count_in_an_exempt_sentence_keeps_every_figure_back(report):
    write(report, "legal", "{{count missed}} were missed.")
    write(report, "risk", "In all {{count no_target}}.")
    exempt(report, "legal")
    page = shown(report)
    assert ARSON[1] not in page
    assert "In all <strong>[figure not for publication]</strong>" in page


def test_a_section_without_figures_keeps_none_back(report):
    write(report, "legal", "Counsel advised against it.")
    exempt(report, "legal")
    assert BURGLARY[1] in shown(report)
    assert "Of 2 measures" in shown(report)
    assert "Counsel advised" not in shown(report)


def test_a_list_that_an_exempt_section_draws_is_not_drawn_by_another(report):
    builders.make_priority(report.plan, "Operation Nightjar")
    assert "Operation Nightjar" in shown(report)
    exempt(report, "background")
    assert "Operation Nightjar" not in shown(report)


def test_members_read_and_download_the_draft_without_its_exempt_part_and_officers_with_it(report, tmp_path):
    write(report, "background", "Zebra Street will be raided.")
    exempt(report, "background")
    slug = report.partnership.slug
    addresses = [
        reverse("report-detail", args=[slug, report.slug]),
        *(reverse("report-file", args=[slug, report.slug, kind]) for kind in ("pdf", "docx")),
    ]
    member, officer = sign_in(report.partnership, "scrutiny_member"), sign_in(report.partnership)
    for address in addresses:
        open_text, whole = (read(address, browser.get(address).content) for browser in (member, officer))
        assert "Zebra Street" not in open_text
        assert BURGLARY[1] not in open_text
        assert "Zebra Street" in re.sub(r"\s+", " ", whole)
    target = tmp_path / "paper.html"
    call_command("export_report", slug, report.slug, "--format", "html", "--output", str(target))
    assert "Zebra Street" not in target.read_text()


def test_final_files_that_are_open_hold_no_exempt_figure_and_nor_does_what_changed_since(report):
    write(report, "legal", "An operation follows from {{figure burglary value}}.")
    exempt(report, "legal")
    looked_at = trail_of(report).prints.content
    trail.review(by=None, report=report, looked_at=looked_at)
    trail.sign(by=builders.make_user(), report=report, looked_at=looked_at)
    final = make_final(by=None, report=report, looked_at=looked_at)
    for file in final.files.filter(is_closed=False):
        text = read(file.name, bytes(file.content))
        assert "2,539" not in text
        assert "2539" not in text
    closed = {file.name: read(file.name, bytes(file.content)) for file in final.files.filter(is_closed=True)}
    assert set(closed) == {"exempt.pdf", "exempt.docx", "exempt-data.xlsx"}
    assert "2,539" in closed["exempt.pdf"]
    report.plan.measures.all().delete()
    told = {
        role: {
            one.label
            for one in changes_since_final(Scope(report.partnership, None, frozenset(permissions)), final).changes
        }
        for role, permissions in (("member", {"read"}), ("officer", {"report_edit"}))
    }
    assert told == {"member": {"Arson"}, "officer": {"Arson", "Burglary"}}


def test_who_decides_on_the_exempt_part_sees_what_the_open_paper_leaves_out(report):
    exempt(report, "background")
    address = reverse("paper-trail", args=[report.partnership.slug, report.slug])
    words = "The open paper tells no figure of: Burglary, Arson."
    assert words in sign_in(report.partnership).get(address).content.decode()
    assert words not in sign_in(report.partnership, "scrutiny_member").get(address).content.decode()


def test_the_whole_paper_stays_whole(report):
    exempt(report, "background")
    assert BURGLARY[1] in documents.to_html(live_paper(report).paper).decode()


def mark(*slugs, handling="partners"):
    Indicator.objects.filter(slug__in=slugs).update(handling=handling)


def test_measures_for_members_only_are_counted_in_every_form_of_the_paper_and_not_named(report):
    mark("burglary")
    words = "1 measure is marked for members only and is not in this paper."
    for kind in ("html", "pdf", "docx"):
        text = " ".join(read(f"paper.{kind}", documents.render(live_paper(report).paper, kind)).split())
        assert words in text
        assert "Burglary" not in text
        assert BURGLARY[1] not in text
    mark("arson", handling="restricted")
    assert live_paper(report).paper.glance[-1] == "2 measures are marked for members only and are not in this paper."


def test_the_open_paper_says_so_too_where_other_figures_are_exempt(report):
    mark("burglary")
    write(report, "legal", "An operation follows from {{figure arson value}}.")
    assert not open_paper(report).exempt.measures
    exempt(report, "legal")
    assert "The figures of this paper are exempt information." in shown(report)
    assert "1 measure is marked for members only and is not in this paper." in shown(report)


def test_a_paper_on_one_priority_counts_its_own_measures_only(report):
    mark("burglary")
    priority = builders.make_priority(report.plan)
    of_priority = builders.make_report(report.plan, priority=priority)
    assert not any("members only" in line for line in live_paper(of_priority).paper.glance)


def test_a_paper_that_keeps_nothing_back_says_nothing_of_it(report):
    assert "members only" not in shown(report)
