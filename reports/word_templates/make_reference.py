"""Makes reference.docx, whose styles Word papers take: `python -m reports.word_templates.make_reference` does it anew.

Needs the development requirements (python-docx); the file it writes is kept, so that a running portal needs none.
"""

import subprocess
from pathlib import Path
from typing import Any

import pypandoc
from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from figures.targets.rules import Status

TARGET = Path(__file__).with_name("reference.docx")
INK, NAVY, GREY = RGBColor(0x0B, 0x0C, 0x0C), RGBColor(0x12, 0x43, 0x6D), RGBColor(0x50, 0x5A, 0x5F)
FIGURE_SIZE = 9
SIZES = {"Title": 22, "Heading 1": 20, "Heading 2": 14, "Heading 3": 12, "Body Text": 11, "First Paragraph": 11}


def main() -> None:
    default = subprocess.run(  # noqa: S603 - pandoc's own path and fixed arguments
        [pypandoc.get_pandoc_path(), "--print-default-data-file", "reference.docx"], capture_output=True, check=True
    )
    TARGET.write_bytes(default.stdout)
    document = Document(str(TARGET))
    for section in document.sections:
        section.page_width, section.page_height = Cm(21), Cm(29.7)
        section.left_margin = section.right_margin = Cm(2)
        _page_x_of_y(section.footer.paragraphs[0])
    _named_font(document.styles.element.xpath("w:docDefaults//w:rFonts")[0])  # captions and the footer name none
    for name, size in SIZES.items():
        font = document.styles[name].font
        font.name, font.size = "Arial", Pt(size)
        font.color.rgb = NAVY if name.startswith("Heading") else INK
        _named_font(document.styles[name].element.get_or_add_rPr().get_or_add_rFonts())
    for status in Status:
        style = document.styles.add_style(f"Status {status}", WD_STYLE_TYPE.CHARACTER)
        style.font.bold, style.font.size = status.is_judged, Pt(FIGURE_SIZE)
    for name in ("Heading 1", "Heading 2", "Heading 3", "Table Caption", "Captioned Figure"):
        document.styles[name].paragraph_format.keep_with_next = True
    figure = document.styles.add_style("Table Figure", WD_STYLE_TYPE.CHARACTER)
    figure.font.size = Pt(FIGURE_SIZE)
    committee = document.styles.add_style("Committee", WD_STYLE_TYPE.PARAGRAPH)
    committee.base_style = document.styles["Body Text"]
    committee.font.color.rgb, committee.font.bold = GREY, True


def _named_font(fonts: Any) -> None:
    """Arial for every script. A theme's font would win over the named one, so its attributes go."""
    for attribute in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.attrib.pop(qn(f"w:{attribute}Theme"), None)
        fonts.set(qn(f"w:{attribute}"), "Arial")
    fonts.attrib.pop(qn("w:cstheme"), None)


def _page_x_of_y(paragraph: Paragraph) -> None:
    for text, field in (("Page ", "PAGE"), (" of ", "NUMPAGES")):
        paragraph.add_run(text)
        run = paragraph.add_run()
        for kind, instruction in (("begin", ""), ("", field), ("end", "")):
            if kind:
                mark = OxmlElement("w:fldChar")
                mark.set(qn("w:fldCharType"), kind)
            else:
                mark = OxmlElement("w:instrText")
                mark.text = instruction
            run._r.append(mark)


if __name__ == "__main__":
    main()
