"""A final paper at its permanent address: its files as they were, and what has become of the figures since."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from partnerships.access.policies import PortalRequest, requires
from partnerships.access.roles import Permission
from partnerships.pages import found_or_404
from reports.final_versions import selectors
from reports.publication import selectors as publication_selectors


@requires(Permission.READ)
def final_version_page(request: PortalRequest, slug: str, reference: str) -> HttpResponse:
    final = found_or_404(selectors.final_version(request.partnership, reference))
    context = {
        "final": final,
        "files": selectors.files_of(request.scope, final),
        "versions": selectors.versions_of(final),
        "since": selectors.changes_since_final(request.scope, final),
        "published": publication_selectors.publication_of(final),
        "may_publish": request.scope.can(Permission.PLAN_EDIT),
    }
    return render(request, "reports/final_versions/page.html", context)


@requires(Permission.READ)
def final_version_download(request: PortalRequest, slug: str, reference: str, final_file: str) -> HttpResponse:
    """The bytes as they were made final, as a download: nothing of them runs within the portal."""
    final = found_or_404(selectors.final_version(request.partnership, reference))
    return final_version_response(found_or_404(selectors.final_version_file(request.scope, final, final_file)))


def final_version_response(file: Any) -> HttpResponse:
    """A final file's bytes as a download, with its hash as the entity tag."""
    response = HttpResponse(bytes(file.content), content_type=file.content_type)
    response["Content-Disposition"] = f'attachment; filename="{file.final_version.reference}-{file.name}"'
    response["ETag"] = f'"{file.sha256}"'
    return response
