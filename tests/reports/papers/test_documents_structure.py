"""The structure of the five documents comes out of the portal: headings, numbers and tables in order."""

import io

import page  # the package page-validation
import pytest
from docx import Document

from partnerships.models import Partnership
from reports.papers import documents, selectors
from reports.papers.assembly import assemble_paper
from tests.demo import put_demo

pytestmark = pytest.mark.django_db
PAPERS = {
    "southampton": "scrutiny-2012-07",
    "southwark": "cabinet-member-2013-07",
    "peterborough": "scrutiny-2013-07",
}
HEADINGS = {
    "southampton": [
        "Statement of confidentiality", "Brief summary", "Recommendation", "Reasons for report recommendations",
        "Alternative options considered and rejected", "Detail (including consultation carried out)",
        "Resource implications", "Capital", "Revenue", "Property/Other", "Legal implications",
        "Statutory power to undertake proposals in the report:", "Other legal implications:",
        "Policy framework implications", "Key decision?", "Wards/communities affected", "Supporting documentation",
        "Appendices", "Documents in Members' Rooms", "Integrated Impact Assessment", "Other background documents",
    ],
    "southwark": [
        "Recommendations", "Background information", "Community safety partnership statutory framework",
        "Community safety partnership policy framework", "Performance", "Perception", "Comparative performance",
        "Cost of crime", "What we have delivered over the last five years", "Governance",
        "Key issues for consideration",
        "Priorities", "Delivering our priorities – working in partnership",
        "Key actions to deliver change over the next two years", "Risks to delivering the plan", "Targets",
        "Policy implications", "Consultation", "Community impact statement", "Resource implications",
        "Supplementary advice from other officers", "Director of Legal Services",
        "Strategic Director of Finance and Corporate Services", "Background documents", "Appendices", "Audit trail",
    ],
    "peterborough": [
        "1 Purpose", "2 Recommendations", "3 Links to the Sustainable Community Strategy", "4 Background",
        "5 Key issues",
        "6 Implications", "7 Next steps", "8 Background documents", "9 Appendices",
    ],
}  # fmt: skip
# The document's own last numbered paragraph.
LAST_PARAGRAPH = {"southampton": "16.", "southwark": "54.", "peterborough": "9.1"}
# Tables of the document in order: header cells and number of rows without the header.
TABLES = {
    "southampton": [
        (["No.", "Title"], 1), (["No.", "Title"], 1), (["Question", "Answer"], 1),
        (["No.", "Title of background paper"], 1),
    ],
    "southwark": [
        (["Key areas", "Key actions to deliver change"], 6), (["Background papers", "Held at", "Contact"], 1),
        (["No.", "Title"], 1), (["Entry", "Value"], 5), (["Officer title", "Comments sought", "Comments included"], 3),
    ],
    "peterborough": [],
}  # fmt: skip


@pytest.fixture(params=list(PAPERS))
def document(request):
    put_demo()
    partnership = Partnership.objects.get(slug=request.param)
    return request.param, assemble_paper(selectors.report_by_slug(partnership, PAPERS[request.param]))


def test_headings_numbers_tables_and_validity_are_the_documents(document):
    name, paper = document
    assert [f"{part.number} {part.heading}".strip() for part in paper.sections] == HEADINGS[name]
    numbers = [
        one.number
        for part in paper.sections
        for block in part.blocks
        if block.name == "written"
        for one in block.content
    ]
    counted = [number for number in numbers if number and not number.startswith("(")]
    assert counted[-1] == LAST_PARAGRAPH[name]
    if name != "peterborough":
        assert counted == [f"{count}." for count in range(1, len(counted) + 1)]
    if name == "southampton":
        assert numbers.count("(i)") == 1
    word = Document(io.BytesIO(documents.to_word(paper)))
    tables = [([cell.text for cell in table.rows[0].cells], len(table.rows) - 1) for table in word.tables]
    assert [table for table in tables[1:] if table[0][0] != "Measure"] == TABLES[name]
    found = page.validate_pdf_bytes(documents.to_pdf(paper), profile="ua1")
    assert [f"{one.rule_id}: {one.message}" for one in found.failures] == []


def test_targets_stand_in_words_for_the_year_ahead():
    put_demo()
    paper = assemble_paper(selectors.report_by_slug(Partnership.objects.get(slug="southwark"), PAPERS["southwark"]))
    lines = next(block.content for part in paper.sections for block in part.blocks if block.name == "targets")
    assert len(lines) == 6
    assert {line.year for line in lines} == {"2013/14"}
    assert all(line.words for line in lines)
    perception = next(line.words for line in lines if line.measure.endswith("is a problem"))
    assert "20%" in perception


def test_the_plan_is_a_document_with_its_action_tables_by_priority():
    put_demo()
    paper = assemble_paper(selectors.report_by_slug(Partnership.objects.get(slug="southampton"), "plan-2011-12"))
    tables = next(block.content for part in paper.sections for block in part.blocks if block.name == "action_tables")
    assert len(tables) >= 3
    assert all(table.outcomes and table.lines for table in tables[:3])
    assert any(line.is_part and line.leads for table in tables for line in table.lines)
    found = page.validate_pdf_bytes(documents.to_pdf(paper), profile="ua1")
    assert [f"{one.rule_id}: {one.message}" for one in found.failures] == []
