"""The links of a paged list as plain data for `govuk/components/pagination.html`."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator


@dataclass(frozen=True)
class PageLink:
    """A page of the list; without a number, the gap between two pages that are further apart."""

    number: int | None
    url: str = ""
    current: bool = False

    @property
    def label(self) -> str:
        return f"Page {self.number}"


@dataclass(frozen=True)
class Pagination:
    """Where to go from this page. `previous` and `next` are addresses, empty at the ends."""

    links: tuple[PageLink, ...]
    previous: str
    next: str
    first_row: int
    last_row: int
    rows: int


def pagination_of(page: Page[Any], url: Callable[[int], str]) -> Pagination:
    """The first, the last and the neighbouring pages of `page`; `url` gives the address of a page's number."""
    paginator: Paginator[Any] = page.paginator
    numbers = paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
    return Pagination(
        links=tuple(
            PageLink(number, url(number), number == page.number) if isinstance(number, int) else PageLink(None)
            for number in numbers
        ),
        previous=url(page.previous_page_number()) if page.has_previous() else "",
        next=url(page.next_page_number()) if page.has_next() else "",
        first_row=page.start_index(),
        last_row=page.end_index(),
        rows=paginator.count,
    )
