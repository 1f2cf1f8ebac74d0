"""Publish the allowed files of the front-end packages from `node_modules` to the folder that is served as `vendor/`.

Nothing is compiled. The style sheets are published without GDS Transport and the royal crest, which are licensed for
gov.uk services alone: what refers to them is blanked with spaces, so that every other character keeps its column and
the source maps stay true. A reference that nobody has decided about stops the publishing, so that a new version of a
package cannot bring in a broken link unseen.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

FONT_RULE = re.compile(r"@font-face\s*\{[^}]*\}")
FONT_LICENCE = re.compile(r"/\*!(?:(?!\*/).)*customised for exclusive use on gov\.uk(?:(?!\*/).)*\*/", re.DOTALL)
FONT_NAME = re.compile(r"""["']?GDS Transport["']?\s*,""")
REFERENCE = re.compile(r"""url\(\s*(?!["']?data:)["']?(?P<address>[^"')]+?)["']?\s*\)""")
ASSETS = "/assets/images/"

LEFT_OUT = frozenset({"govuk-crest.svg"})
"""Images that a style sheet names and that only a gov.uk service may show."""


class VendorError(Exception):
    """The packages are not as expected; the message says what is missing or undecided."""


@dataclass(frozen=True)
class Package:
    """What is taken of one package: `files` by their name in `source` (below node_modules), and `images` by name."""

    source: str
    target: str
    files: tuple[str, ...]
    images: tuple[str, ...] = ()


PACKAGES = (
    Package(
        source="govuk-frontend/dist/govuk",
        target="govuk-frontend",
        files=(
            "govuk-frontend.min.css",
            "govuk-frontend.min.css.map",
            "govuk-frontend.min.js",
            "govuk-frontend.min.js.map",
        ),
    ),
    Package(
        source="@ministryofjustice/frontend/moj",
        target="moj-frontend",
        files=(
            "moj-frontend.min.css",
            "moj-frontend.min.css.map",
            "moj-frontend.min.js",
            "moj-frontend.min.js.map",
        ),
        images=(
            "icon-close-cross-black.svg",
            "icon-document.svg",
            "icon-progress-tick.svg",
            "icon-tag-remove-cross-white.svg",
            "icon-tag-remove-cross.svg",
            "icon-toggle-plus-minus.svg",
            "icon-wysiwyg-bold.svg",
            "icon-wysiwyg-italic.svg",
            "icon-wysiwyg-ordered-list.svg",
            "icon-wysiwyg-underline.svg",
            "icon-wysiwyg-unordered-list.svg",
        ),
    ),
    Package(source="plotly.js-basic-dist-min", target="plotly", files=("plotly-basic.min.js", "LICENSE")),
)


@dataclass(frozen=True)
class Published:
    """How many files were written anew, were already right, and were removed because the list no longer has them."""

    written: int
    unchanged: int
    removed: int


def publish(*, node_modules: Path, target: Path, packages: tuple[Package, ...] = PACKAGES) -> Published:
    """Make `target` hold exactly the allowed files; raises `VendorError`, with nothing written, if one is missing."""
    wanted = {target / name: content for package in packages for name, content in _contents(node_modules, package)}
    written = sum(_write(path, content) for path, content in wanted.items())
    strays = [path for path in target.rglob("*") if path.is_file() and path not in wanted]
    for stray in strays:
        stray.unlink()
    return Published(written=written, unchanged=len(wanted) - written, removed=len(strays))


def servable_css(css: str, *, images: tuple[str, ...]) -> str:
    """The style sheet without the fonts and images that are not published, each other character in its place.

    References to `images` become relative to the sheet (`images/NAME`). Raises `VendorError` for any other reference.
    """
    for unwanted in (FONT_LICENCE, FONT_RULE, FONT_NAME):
        css = unwanted.sub(lambda match: " " * len(match.group()), css)
    return REFERENCE.sub(lambda match: _reference(match, images), css)


def _reference(match: re.Match[str], images: tuple[str, ...]) -> str:
    address = match["address"]
    name = address.removeprefix(ASSETS)
    if name in LEFT_OUT:
        return "none".ljust(len(match.group()))
    if name not in images:
        raise VendorError(f"a style sheet refers to {address}: add it to what is published or to what is left out")
    # The padding goes before the address: Django's file hashing takes spaces after it for a part of the name.
    return f"url({f'images/{name}'.rjust(len(match.group()) - len('url()'))})"


def _contents(node_modules: Path, package: Package) -> Iterator[tuple[str, bytes]]:
    for name in package.files:
        content = _read(node_modules / package.source / name)
        if name.endswith(".css"):
            content = servable_css(content.decode(), images=package.images).encode()
        yield f"{package.target}/{name}", content
    for name in package.images:
        yield f"{package.target}/images/{name}", _read(node_modules / package.source / "assets" / "images" / name)


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise VendorError(f"{path} is missing: fetch the front-end packages again (`./portal setup`)") from None


def _write(path: Path, content: bytes) -> bool:
    if path.is_file() and path.read_bytes() == content:
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return True
