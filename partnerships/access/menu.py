"""Which item of the menu each page below a partnership belongs to: the first part of its address says."""

from re import split

from django.urls import reverse

# The URL name of the menu's item, and the first parts of the addresses that belong to it.
SECTIONS: dict[str, tuple[str, ...]] = {
    "overview": ("", "changes", "recommendations"),
    "my-work": ("my-work",),
    "plan-list": (
        *("plans", "passages", "lists", "outcomes", "priorities", "delivered", "said", "published"),
        *("assessments", "matrix", "priority-to-result"),
    ),
    "performance-table": (
        *("performance", "measures", "targets", "figures", "imports", "comparison", "counts", "notes", "stated"),
        *("indicators", "neighbourhoods", "sign-offs"),
    ),
    "action-list": ("actions", "milestones", "owing"),
    "return-list": ("returns",),
    "meeting-list": ("meetings", "agenda-items", "log-items", "groups"),
    "question-list": ("questions",),
    "report-list": (
        *("papers", "papers-practice", "sealed", "public-papers", "layouts", "word-templates", "check"),
        *("clearance", "consultees"),
    ),
    "duties": ("duties", "evidence"),
    "calendar": ("calendar",),
    "partner-list": ("partners",),
    "people": ("people",),
}
_SECTION_OF = {part: name for name, parts in SECTIONS.items() for part in parts}


def section_of(path: str, slug: str) -> str:
    """The URL name of the menu's item that a page belongs to; empty for what belongs to none, such as the search."""
    rest = path.removeprefix(reverse("overview", args=[slug]))
    return _SECTION_OF.get(split(r"[/.]", rest, maxsplit=1)[0], "")
