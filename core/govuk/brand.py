"""The colours a partnership may choose for its header: white text on each passes WCAG AA, and each on white too."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Brand:
    """A colour by name; `static/portal/brand.css` holds the class `brand-<name>` with the same value."""

    name: str
    label: str
    value: str

    @property
    def css_class(self) -> str:
        return f"brand-{self.name}"


DEFAULT = Brand("navy", "Navy", "#12436d")
COLOURS: tuple[Brand, ...] = (
    DEFAULT,
    Brand("blue", "Blue", "#1a5a96"),
    Brand("teal", "Teal", "#0b5d63"),
    Brand("green", "Green", "#1e5b3c"),
    Brand("purple", "Purple", "#55306f"),
    Brand("burgundy", "Burgundy", "#7a1f3d"),
    Brand("brown", "Brown", "#6b4123"),
    Brand("slate", "Slate", "#3a4750"),
)
NAMES = frozenset(brand.name for brand in COLOURS)
CHOICES = [(brand.name, brand.label) for brand in COLOURS]


def brand_of(name: object) -> Brand:
    """The colour of that name, or the portal's own where there is none such."""
    return next((brand for brand in COLOURS if brand.name == name), DEFAULT)


def contrast(one: str, other: str) -> float:
    """The WCAG 2 contrast ratio of two colours `#rrggbb`, from 1 to 21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
