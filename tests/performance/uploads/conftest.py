"""Files as a browser sends them, and someone at the import's pages."""

import csv
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests import builders, pages
from tests.crime_data.files import FIELDS, ROW
from tests.crime_data.readers.samples import HEADER


def table(*rows, name="prc.csv"):
    """A Home Office table of rows given as changes to one row, as a file that a browser sends."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(HEADER)
    writer.writerows([str(({**ROW, **row})[field]) for field in FIELDS] for row in rows)
    return SimpleUploadedFile(name, text.getvalue().encode())


@pytest.fixture
def harborough(db):
    builders.make_area("Melton", "E22000169")
    return builders.make_partnership("harborough", area=builders.make_area("Harborough", "E22000166"))


class Officer:
    """Someone who imports files for a partnership, or with none for the whole installation."""

    def __init__(self, partnership=None):
        self.partnership = partnership
        if partnership is None:
            self.user = builders.make_user(None, is_data_steward=True)
        else:
            self.user = builders.make_user(partnership)
        self.client = pages.signed_in_as(self.user)

    def address(self, name, *args):
        if self.partnership is None:
            return reverse(f"national-{name}", args=args)
        return reverse(name, args=[self.partnership.slug, *args])

    def gives(self, *files, source="home_office", follow=True, **values):
        """Sends files by the form; the answer is the page that it leads to."""
        form = pages.form_values(self.client.get(self.address("upload-create")))
        return self.client.post(
            self.address("upload-create"), form | {"source": source, "given": list(files)} | values, follow=follow
        )

    def sends(self, page, **values):
        """Sends the form of an upload's page as it stands, to the page's own address."""
        address = self.address("upload-detail", page.context["upload"].pk)
        return self.client.post(address, pages.form_values(page) | values, follow=True)

    def opens(self, upload):
        return self.client.get(self.address("upload-detail", upload.pk))

    def decides(self, what, upload):
        """Goes through one of the pages that ask first: `upload-cancel` or `upload-restart`."""
        address = self.address(what, upload.pk)
        return self.client.post(address, pages.form_values(self.client.get(address)), follow=True)


@pytest.fixture
def officer(harborough):
    return Officer(harborough)


@pytest.fixture
def data_steward(harborough):
    return Officer()
