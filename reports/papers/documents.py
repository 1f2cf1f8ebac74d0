"""A paper as files: one HTML template, drawn as PDF (tagged, PDF/UA-1) and as Word."""

import base64
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import BoundedSemaphore

import pypandoc
from django.conf import settings
from django.contrib.staticfiles import finders
from django.core.exceptions import ValidationError
from django.template.loader import render_to_string
from weasyprint import CSS, HTML

from figures.charts.drawing import chart_png
from reports.papers.assembly import Paper, drawn
from reports.word_templates.rows import keep_rows_whole
from reports.word_templates.selectors import reference_for

AT_ONCE = 2  # papers that one process draws; under four threads two stay free for pages
LONGEST_WAIT = 20  # seconds that a request waits for its turn
_PLACES = BoundedSemaphore(AT_ONCE)
REFERENCE = Path(__file__).parent.parent / "word_templates" / "reference.docx"
CONTENT_TYPES = {
    "html": "text/html; charset=utf-8",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


def render(paper: Paper, file_format: str) -> bytes:
    """The paper's bytes as `html` (one file, images within), `pdf` or `docx`. Raises KeyError for any other."""
    return {"html": to_html, "pdf": to_pdf, "docx": to_word}[file_format](paper)


def to_html(paper: Paper) -> bytes:
    """The paper as one HTML file that needs nothing beside it."""
    return html_of(paper, word=False, css=_css()).encode()


def to_pdf(paper: Paper) -> bytes:
    """A tagged PDF (PDF/UA-1) with bookmarks and page x of y. Raises TooManyPapers."""
    with _place_to_draw():
        return pdf_of(html_of(paper, word=False))


def to_word(paper: Paper) -> bytes:
    """A Word file in the council's own template's styles, else ours: real headings, header rows, alternative texts.

    Raises TooManyPapers.
    """
    reference = reference_for(paper.report.partnership_id)
    with _place_to_draw():
        return keep_rows_whole(word_of(html_of(paper, word=True), title=paper.report.title, reference=reference))


class TooManyPapers(ValidationError):
    """Other papers are being drawn. Nothing was made; the same will do in a minute."""

    def __init__(self) -> None:
        super().__init__("The portal is busy with other papers. Try again in a minute.")


@contextmanager
def _place_to_draw() -> Iterator[None]:
    """A place among the few papers that one process draws at once: drawing fills a core for seconds, and papers that
    everyone asks for on the eve of a meeting would leave no thread for other pages. Raises TooManyPapers."""
    if not _PLACES.acquire(timeout=LONGEST_WAIT):
        raise TooManyPapers
    try:
        yield
    finally:
        _PLACES.release()


def html_of(paper: Paper, *, word: bool, css: str = "") -> str:
    """The finished HTML, its charts drawn: the whole of a paper, before WeasyPrint or, with `word`, pandoc takes it."""
    shown = drawn(paper, lambda chart, _id: _data_uri(chart_png(chart)))
    return render_to_string("reports/papers/document/document.html", {"paper": shown, "word": word, "css": css})


def pdf_of(html: str) -> bytes:
    """WeasyPrint's own part."""
    pdf: bytes = HTML(string=html, base_url=str(settings.BASE_DIR)).write_pdf(
        stylesheets=[CSS(string=_css())], pdf_variant="pdf/ua-1"
    )
    return pdf


def word_of(html: str, *, title: str, reference: bytes | None = None) -> bytes:
    """Pandoc's own part. `reference` is a file whose styles it takes in place of ours."""
    with tempfile.TemporaryDirectory() as folder:
        target, styles = Path(folder) / "paper.docx", REFERENCE
        if reference is not None:
            styles = Path(folder) / "reference.docx"
            styles.write_bytes(reference)
        options = _word_options(title, styles)
        pypandoc.convert_text(html, "docx", format="html", outputfile=str(target), extra_args=options)
        return target.read_bytes()


def _word_options(title: str, styles: Path) -> list[str]:
    # Shifted by one, the paper's title becomes Word's own title and each section a first-level heading.
    return [
        f"--reference-doc={styles}",
        "--shift-heading-level-by=-1",
        f"--metadata=title:{title}",
        "--metadata=lang:en-GB",
    ]


def _data_uri(png: bytes) -> str:
    return f"data:image/png;base64,{base64.b64encode(png).decode()}"


def _css() -> str:
    return Path(str(finders.find("portal/paper.css"))).read_text("utf-8")
