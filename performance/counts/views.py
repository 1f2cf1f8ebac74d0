"""The counts behind an area's figures: what stands, what stood before, and putting one right."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import cached_property

from core.editing.views import ServiceLookedAtView, values_of
from crime_data.counts.categories import category_words
from partnerships.access.policies import PortalRequest, requires
from partnerships.access.roles import Permission
from partnerships.pages import InPartnership, found_or_404
from performance.counts import selectors as browsing
from performance.counts import services as corrections
from performance.counts.forms import CountCorrectionForm


@requires(Permission.READ)
def count_kinds(request: PortalRequest, slug: str) -> HttpResponse:
    """Which counts there are of the partnership's area, by source."""
    kinds = browsing.count_categories(request.partnership)
    asked = request.GET.get("series", "")
    chosen = next((kind for kind in kinds if str(kind.series) == asked), None)
    if chosen is not None:
        return redirect("counts", slug, chosen.series)
    sources: dict[str, list[browsing.CountCategory]] = {}
    for kind in kinds:
        sources.setdefault(browsing.source_label(kind.source), []).append(kind)
    return render(request, "performance/counts/kinds.html", {"sources": list(sources.items())})


@requires(Permission.READ)
def counts(request: PortalRequest, slug: str, series: int) -> HttpResponse:
    found = found_or_404(browsing.series_for(request.partnership, series))
    context = {
        "series": found,
        "heading": category_words(found.category),
        "source": found.get_source_display(),
        "lines": browsing.lines_of(request.partnership, found),
        "may_correct": request.scope.can(Permission.FIGURE_IMPORT),
    }
    return render(request, "performance/counts/counts.html", context)


@requires(Permission.FIGURE_IMPORT)
class CountCorrect(InPartnership, ServiceLookedAtView):
    template_name = "performance/counts/correct.html"
    form_class = CountCorrectionForm
    submit = "Put it right"
    done = "The count was put right."

    @cached_property
    def series(self) -> Any:
        return found_or_404(browsing.series_for(self.partnership, self.kwargs["series"]))

    @cached_property
    def line(self) -> browsing.CountLine:
        line: browsing.CountLine = found_or_404(browsing.line_of(self.partnership, self.series, self.kwargs["packed"]))
        return line

    def get_heading(self) -> str:
        return f"Put right: {category_words(self.series.category)}, {self.line.period}"

    def get_fingerprint(self) -> str:
        found = corrections.current_count(
            self.partnership, self.series.source, browsing.period_of(self.line), [self.series.category]
        )
        return found[self.series.category].fingerprint

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**({"line": self.line} | kwargs))

    def make(self, form: Any) -> Any:
        return corrections.correct_count(
            by=self.user,
            partnership=self.partnership,
            source=self.series.source,
            category=self.series.category,
            period=browsing.period_of(self.line),
            **values_of(form),
        )

    def get_back_url(self) -> str:
        return self.url("counts", self.series.pk)
