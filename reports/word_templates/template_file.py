"""A council's own Word template: checked, and made ready for pandoc, which takes its styles, header, footer and logo.

Source of the format: ECMA-376, parts 1 and 2 (Office Open XML and its packages).
"""

import io
import re
import zipfile
import zlib
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from defusedxml import ElementTree as Safe
from defusedxml.common import DefusedXmlException

MOST_BYTES = 3_000_000
_MOST_PARTS, _MOST_UNPACKED = 400, 40_000_000
_OURS = Path(__file__).with_name("reference.docx")
_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_MAIN_TYPES = (f"{_MAIN}.document.main+xml", f"{_MAIN}.template.main+xml")
_NEEDED = ("[Content_Types].xml", "word/document.xml", "word/styles.xml")
_ACTIVE = re.compile(r"vbaproject|vbadata|activex|/embeddings/|customui|\.exe$|\.js$|\.dll$", re.IGNORECASE)
_FETCHING = re.compile(r"\b(?:DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|IMPORT|LINK|MACROBUTTON|DATABASE)\b")
_STYLE = re.compile(r"<w:style [^>]*>.*?</w:style>", re.DOTALL)
_TIE = re.compile(r'<w:(?:basedOn|next|link) w:val="([^"]*)"\s*/>')
_ATTACHED = re.compile(r'<w:attachedTemplate\b[^>]*/>|<Relationship\b[^>]*/attachedTemplate"[^>]*/>')
_MADE_AT = (1980, 1, 1, 0, 0, 0)


class UnsuitableTemplate(ValueError):
    """A file that cannot be a template; the message says what is wrong with it, in words for who sent it."""


def prepare_template(content: bytes) -> bytes:
    """The template as pandoc takes it: with the paper's own styles beside the council's, and its link to the file that
    it was once made from cut. Raises UnfitTemplate for anything that is no plain Word document or template, that could
    run, or that fetches something from elsewhere.
    """
    if len(content) > MOST_BYTES:
        raise UnsuitableTemplate(f"The file is larger than {MOST_BYTES // 1_000_000} MB. Make its pictures smaller.")
    parts = _unpacked(content)
    trees = {name: _tree(name, data) for name, data in parts.items() if name.endswith((".xml", ".rels"))}
    _refuse_kind(trees["[Content_Types].xml"])
    for name, tree in trees.items():
        if name.endswith(".rels"):
            _refuse_links(tree)
        _refuse_fields(tree)
    styles = _with_our_styles(parts["word/styles.xml"], trees["word/styles.xml"])
    return _packed(parts | {"word/styles.xml": styles} | _without_attached_template(parts))


def _unpacked(content: bytes) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            entries = [entry for entry in package.infolist() if not entry.is_dir()]
            _refuse_entries(entries)
            return {entry.filename: package.read(entry) for entry in entries}
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError, RuntimeError, OSError):
        raise UnsuitableTemplate("This is not a Word document (.docx) or template (.dotx), or it is damaged.") from None


def _refuse_entries(entries: list[zipfile.ZipInfo]) -> None:
    names = [entry.filename for entry in entries]
    if len(entries) > _MOST_PARTS or sum(entry.file_size for entry in entries) > _MOST_UNPACKED:
        raise UnsuitableTemplate("The file unpacks to more than a template can hold.")
    if len({name.casefold() for name in names}) < len(names):
        raise UnsuitableTemplate("The file holds two parts of one name.")
    if any(name.startswith(("/", "\\")) or ".." in name.split("/") or "\\" in name for name in names):
        raise UnsuitableTemplate("The file holds a part with a path that leads out of it.")
    if any(_ACTIVE.search(f"/{name}") for name in names):
        raise UnsuitableTemplate("The file holds macros or embedded programs. Save it without them, as .docx or .dotx.")
    if missing := [name for name in _NEEDED if name not in names]:
        raise UnsuitableTemplate(f"This is not a Word document (.docx) or template (.dotx): it has no {missing[0]}.")


def _tree(name: str, data: bytes) -> Any:
    try:
        return Safe.fromstring(data, forbid_dtd=True)
    except (ElementTree.ParseError, DefusedXmlException, ValueError):
        raise UnsuitableTemplate(f"The part {name} cannot be read safely.") from None


def _refuse_kind(types: Any) -> None:
    kinds = {entry.get("ContentType", "") for entry in types}
    if any("macroenabled" in kind.lower() or "vbaproject" in kind.lower() for kind in kinds):
        raise UnsuitableTemplate("The file may hold macros. Save it without them, as .docx or .dotx.")
    if kinds.isdisjoint(_MAIN_TYPES):
        raise UnsuitableTemplate("This is not a Word document (.docx) or template (.dotx).")


def _refuse_links(relations: Any) -> None:
    """Nothing is fetched from elsewhere: links that someone may follow are left, as is the template's own origin."""
    for relation in relations.iter(_RELATION):
        kind = relation.get("Type", "").rpartition("/")[2]
        if relation.get("TargetMode") == "External" and kind not in ("hyperlink", "attachedTemplate"):
            raise UnsuitableTemplate("The file fetches a picture or another part from elsewhere. Put it into the file.")


def _refuse_fields(tree: Any) -> None:
    texts = [element.text or "" for element in tree.iter(f"{{{_W}}}instrText")]
    texts += [element.get(f"{{{_W}}}instr", "") for element in tree.iter(f"{{{_W}}}fldSimple")]
    if _FETCHING.search(" ".join(["".join(texts), *texts])):
        raise UnsuitableTemplate("The file holds a field that fetches or runs something. Take it out.")


def _with_our_styles(data: bytes, styles: Any) -> bytes:
    """Their styles, and those of ours that papers need and they have not, by name.

    Ours are put in as text: written anew, the part would lose the prefixes that Word and pandoc go by.
    """
    names = {_style_name(style) for style in styles.iter(f"{{{_W}}}style")}
    ids = {style.get(f"{{{_W}}}styleId") for style in styles.iter(f"{{{_W}}}style")}
    with zipfile.ZipFile(_OURS) as package:
        ours = _STYLE.findall(package.read("word/styles.xml").decode())
    lacking = [one for one in ours if _name_in(one) not in names and _id_in(one) not in ids]
    ids |= {_id_in(style) for style in lacking}
    added = "".join(_TIE.sub(lambda tie: tie[0] if tie[1] in ids else "", style) for style in lacking)
    before, closing, after = _text("word/styles.xml", data).rpartition("</w:styles>")
    if not closing:
        raise UnsuitableTemplate("The part word/styles.xml is not as Word writes it.")
    added = added.replace(' w:default="1"', "")
    return f"{before}{added}{closing}{after}".encode()


def _style_name(style: Any) -> str:
    name = style.find(f"{{{_W}}}name")
    return (name.get(f"{{{_W}}}val") or "").casefold() if name is not None else ""


def _name_in(style: str) -> str:
    found = re.search(r'<w:name w:val="([^"]*)"', style)
    return found[1].casefold() if found else ""


def _id_in(style: str) -> str:
    found = re.search(r'w:styleId="([^"]*)"', style)
    return found[1] if found else ""


def _without_attached_template(parts: dict[str, bytes]) -> dict[str, bytes]:
    """The settings and their relations without the path of the file that the template was made from."""
    return {
        name: _ATTACHED.sub("", _text(name, parts[name])).encode()
        for name in ("word/settings.xml", "word/_rels/settings.xml.rels")
        if name in parts
    }


def _text(name: str, data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise UnsuitableTemplate(f"The part {name} is not as Word writes it.") from None


def _packed(parts: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(zipfile.ZipInfo(name, _MADE_AT), data, zipfile.ZIP_DEFLATED)
    return target.getvalue()
