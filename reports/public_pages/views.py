"""The public's pages: what was published, and the data to take away. Nobody needs to sign in."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import cache_control

from partnerships.access.policies import public
from partnerships.pages import found_or_404
from reports.final_versions.views import final_version_response
from reports.publication import datasets, selectors
from reports.publication.content import rows_of
from reports.publication.selectors import PublishedVersion


@public
def public_list(request: HttpRequest) -> HttpResponse:
    return render(request, "reports/public_pages/list.html", {"published": selectors.partnerships_published()})


@public
def public_partnership(request: HttpRequest, slug: str) -> HttpResponse:
    return _page(request, found_or_404(selectors.latest(slug)))


@public
def public_version(request: HttpRequest, slug: str, plan_slug: str, period: str, number: int) -> HttpResponse:
    return _page(request, found_or_404(selectors.version(slug, plan_slug, period, number)))


@public
def public_data(request: HttpRequest, slug: str) -> HttpResponse:
    """What there is to download, under which licence, and what every column means."""
    versions = found_or_404(selectors.versions_of(slug) or None)
    context: dict[str, Any] = {
        "partnership": versions[0].partnership,
        "versions": versions,
        "dictionary": datasets.DICTIONARY,
        "licence": datasets.LICENCE,
        "formats": list(datasets.CONTENT_TYPES),
    }
    return render(request, "reports/public_pages/data.html", context)


@public
@cache_control(public=True, max_age=300)
def public_file(
    request: HttpRequest, slug: str, plan_slug: str, period: str, number: int, dataset: str, file_format: str
) -> HttpResponse:
    """One of a version's files. The address of a version stays, and so does what it answers."""
    found = found_or_404(selectors.version(slug, plan_slug, period, number))
    if dataset not in datasets.DICTIONARY or file_format not in datasets.CONTENT_TYPES:
        found_or_404(None)
    content = datasets.file_of(dataset, rows_of(found.content, dataset), file_format)
    response = HttpResponse(content, content_type=datasets.CONTENT_TYPES[file_format])
    name = f"{slug}-{plan_slug}-{period}-v{number}-{dataset}.{file_format}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@public
def public_paper(request: HttpRequest, slug: str, public_reference: str) -> HttpResponse:
    """A paper that the partnership has published: its open files, with their hashes."""
    found = found_or_404(selectors.public_paper(slug, public_reference))
    context = {
        "partnership": found.partnership,
        "published": found,
        "final": found.final_version,
        "files": selectors.public_files(found),
    }
    return render(request, "reports/public_pages/paper.html", context)


@public
@cache_control(public=True, max_age=300)
def public_paper_file(request: HttpRequest, slug: str, public_reference: str, final_file: str) -> HttpResponse:
    """The bytes as they were made final."""
    return final_version_response(found_or_404(selectors.public_paper_file(slug, public_reference, final_file)))


def _page(request: HttpRequest, found: PublishedVersion) -> HttpResponse:
    context = {
        "partnership": found.publication.partnership,
        "publication": found.publication,
        "content": found.content,
        "is_latest": found.is_latest,
        "papers": selectors.public_papers(found.publication.partnership.slug),
        "datasets": list(datasets.DICTIONARY),
        "formats": list(datasets.CONTENT_TYPES),
    }
    return render(request, "reports/public_pages/partnership.html", context)
