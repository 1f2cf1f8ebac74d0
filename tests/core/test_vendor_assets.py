"""What the portal serves of the front-end packages, and what it must not serve."""

import re
from pathlib import Path
from shutil import copytree

import pytest
from django.conf import settings
from django.contrib.staticfiles.storage import ManifestStaticFilesStorage
from django.core.files.storage import FileSystemStorage

from core.management.vendor_assets import Package, VendorError, publish, servable_css

LICENCE = "/*! Copyright. The font has been customised for exclusive use on gov.uk. Not for others. */"
FONT = "@font-face{font-family:GDS Transport;src:url(/assets/fonts/bold.woff2) format('woff2')}"
SHEET = (
    f"@charset 'UTF-8';{LICENCE}{FONT}body{{font-family:GDS Transport,arial,sans-serif}}"
    ".crest{background-image:url(/assets/images/govuk-crest.svg);color:red}"
    ".tick{background-image:url(/assets/images/tick.svg)}"
    ".dot{background:url(data:image/svg+xml;base64,PHN2Zy8+)}"
    "\n/*# sourceMappingURL=sheet.css.map */\n"
)
SAMPLE = Package(source="sample/dist", target="sample", files=("sheet.css", "sheet.css.map"), images=("tick.svg",))


@pytest.fixture
def node_modules(tmp_path: Path) -> Path:
    dist = tmp_path / "node_modules" / "sample" / "dist"
    (dist / "assets" / "images").mkdir(parents=True)
    (dist / "sheet.css").write_text(SHEET)
    (dist / "sheet.css.map").write_text("{}")
    (dist / "not-allowed.js").write_text("alert(1)")
    (dist / "assets" / "images" / "tick.svg").write_text("<svg/>")
    return tmp_path / "node_modules"


def files_in(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_the_font_and_the_crest_for_gov_uk_alone_are_gone_from_the_style_sheet():
    css = servable_css(SHEET, images=("tick.svg",))

    assert not re.search(r"@font-face|GDS Transport|fonts/|crest\.svg|exclusive use", css)
    assert re.search(r"body\{font-family: +arial,sans-serif\}", css)
    assert re.search(r"\.crest\{background-image:none +;color:red\}", css)


def test_a_published_image_is_found_beside_the_style_sheet():
    assert re.search(r"url\( *images/tick\.svg\)", servable_css(SHEET, images=("tick.svg",)))


def test_an_image_inside_the_style_sheet_is_left_as_it_is():
    assert "url(data:image/svg+xml;base64,PHN2Zy8+)" in servable_css(SHEET, images=("tick.svg",))


def test_every_character_that_stays_keeps_its_column_so_that_source_maps_stay_true():
    css = servable_css(SHEET, images=("tick.svg",))

    assert len(css) == len(SHEET)
    for kept in (".tick{", ".dot{", "color:red", "arial,sans-serif", "sourceMappingURL"):
        assert css.index(kept) == SHEET.index(kept)


@pytest.mark.parametrize("address", ["/assets/images/new-crown.svg", "https://example.org/x.png", "../fonts/new.woff2"])
def test_a_reference_nobody_has_decided_about_stops_the_publishing(address: str):
    with pytest.raises(VendorError, match=re.escape(address)):
        servable_css(f".new{{background:url('{address}')}}", images=())


def test_only_the_allowed_files_are_published(node_modules: Path, tmp_path: Path):
    done = publish(node_modules=node_modules, target=tmp_path / "vendor", packages=(SAMPLE,))

    assert files_in(tmp_path / "vendor") == {
        "sample/sheet.css",
        "sample/sheet.css.map",
        "sample/images/tick.svg",
    }
    assert (done.written, done.unchanged, done.removed) == (3, 0, 0)


def test_publishing_again_writes_only_what_changed_and_removes_what_is_no_longer_allowed(
    node_modules: Path, tmp_path: Path
):
    vendor = tmp_path / "vendor"
    publish(node_modules=node_modules, target=vendor, packages=(SAMPLE,))
    (vendor / "sample" / "sheet.css").write_text("changed by hand")
    (vendor / "sample" / "old.js").write_text("from an earlier version")

    done = publish(node_modules=node_modules, target=vendor, packages=(SAMPLE,))

    assert (done.written, done.unchanged, done.removed) == (1, 2, 1)
    assert "changed by hand" not in (vendor / "sample" / "sheet.css").read_text()
    assert not (vendor / "sample" / "old.js").exists()


def test_a_missing_package_is_named_and_nothing_is_written(node_modules: Path, tmp_path: Path):
    (node_modules / "sample" / "dist" / "assets" / "images" / "tick.svg").unlink()

    with pytest.raises(VendorError, match=r"tick\.svg is missing.*portal setup"):
        publish(node_modules=node_modules, target=tmp_path / "vendor", packages=(SAMPLE,))
    assert not (tmp_path / "vendor").exists()


def hashed_names(source: Path, destination: Path) -> dict[str, str]:
    """What `collectstatic` would make of `source`: every file's name with its hash; raises for a broken reference."""
    copytree(source, destination)
    storage = ManifestStaticFilesStorage(location=str(destination), base_url="/static/")
    found = {name: (FileSystemStorage(location=str(source)), name) for name in files_in(source)}
    names = {}
    for name, hashed, outcome in storage.post_process(found):
        if isinstance(outcome, Exception):
            raise outcome
        names[name] = hashed
    return names


def test_the_published_files_can_be_hashed_for_production(node_modules: Path, tmp_path: Path):
    publish(node_modules=node_modules, target=tmp_path / "vendor", packages=(SAMPLE,))

    names = hashed_names(tmp_path / "vendor", tmp_path / "collected")

    css = (tmp_path / "collected" / names["sample/sheet.css"]).read_text()
    assert Path(names["sample/images/tick.svg"]).name in css


def test_the_real_packages_are_published_whole_without_the_gov_uk_font_and_crest(tmp_path: Path):
    node_modules = settings.BASE_DIR / "node_modules"
    if not node_modules.is_dir():
        pytest.skip("the front-end packages are not installed: ./portal setup fetches them")

    publish(node_modules=node_modules, target=tmp_path / "vendor")

    published = files_in(tmp_path / "vendor")
    assert {
        "govuk-frontend/govuk-frontend.min.js",
        "moj-frontend/moj-frontend.min.js",
        "plotly/plotly-basic.min.js",
    } <= published
    assert not [name for name in published if re.search(r"crest|crown|logotype|woff", name)]
    for sheet in (tmp_path / "vendor").rglob("*.css"):
        assert not re.search(r"GDS Transport|/assets/", sheet.read_text())
    assert hashed_names(tmp_path / "vendor", tmp_path / "collected").keys() == published
