"""The numbers of a paper's sections and paragraphs, counted as it is put together: none is skipped or used twice."""

from reports.layouts.shipped import Layout, Numbering, SectionLayout


class Numbers:
    """Counts through one paper, from its first section to its last."""

    def __init__(self, layout: Layout) -> None:
        self._numbering = layout.numbering
        self._section = 0
        self._paragraph = 0
        self._within = 0

    def of_section(self, section: SectionLayout) -> str:
        """The heading's number, or an empty text where it has none."""
        self._within = 0
        if self._numbering != Numbering.SECTIONS or not section.numbered:
            return ""
        self._section += 1
        return str(self._section)

    def of_paragraph(self, section: SectionLayout) -> str:
        """`2.1` under numbered sections, `17.` where paragraphs run through the paper, `(i)` in a list of its own."""
        if not section.numbered or self._numbering == Numbering.NONE:
            return ""
        self._within += 1
        if section.roman:
            return f"({roman(self._within)})"
        if self._numbering == Numbering.SECTIONS:
            return f"{self._section}.{self._within}"
        self._paragraph += 1
        return f"{self._paragraph}."


_ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def roman(number: int) -> str:
    """A whole number from 1 on in small Roman numerals: 4 is `iv`."""
    found = ""
    for value, sign in _ROMAN:
        count, number = divmod(number, value)
        found += sign * count
    return found
