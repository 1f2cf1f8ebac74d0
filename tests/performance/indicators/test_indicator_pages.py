"""An indicator's page: what it is made of, where its series breaks, what counts it, and putting it aside."""

import pytest
from django.urls import reverse

from core.models import AuditEntry
from crime_data.models import Series
from partnerships.access.roles import Role
from performance.models import Indicator
from tests import builders, pages

pytestmark = pytest.mark.django_db


@pytest.fixture
def place():
    return builders.make_partnership("seaside", area=builders.make_area("Seaside", "E22000900"))


@pytest.fixture
def own(place):
    return builders.make_indicator("Victim-based crime", partnership=place)


@pytest.fixture
def officer(place):
    return pages.sign_in(place)


def url(name, *args):
    return reverse(name, args=["seaside", *args])


def send(client, address, **values):
    return client.post(address, pages.form_values(client.get(address)) | values)


def shown(client, indicator):
    return client.get(url("indicator-detail", indicator.pk)).content.decode()


def test_an_officer_says_what_an_indicator_is_made_of_and_the_page_and_history_tell_it(officer, own):
    crime, society = builders.make_indicator("All crime"), builders.make_indicator("Crimes against society")
    answer = send(officer, url("indicator-parts", own.pk), plus=[crime.pk], less=[society.pk])
    assert answer["Location"] == url("indicator-detail", own.pk)
    page = shown(officer, own)
    assert "Plus All crime" in page
    assert "Less Crimes against society" in page
    assert "plus All crime" in officer.get(url("indicator-history", own.pk)).content.decode()
    own.refresh_from_db()
    assert own.is_derived


def test_parts_of_another_unit_are_not_offered_and_a_part_of_both_sides_is_refused(officer, own):
    crime = builders.make_indicator("All crime")
    survey = builders.make_indicator("Satisfaction", unit="percent")
    offered = officer.get(url("indicator-parts", own.pk)).content.decode()
    assert "All crime" in offered
    assert "Satisfaction" not in offered
    answer = send(officer, url("indicator-parts", own.pk), plus=[crime.pk], less=[crime.pk])
    assert "less" in pages.errors_of(answer)
    answer = send(officer, url("indicator-parts", own.pk), plus=[survey.pk])
    assert "plus" in pages.errors_of(answer)


def test_a_break_is_marked_and_taken_back_with_a_reason_that_the_history_keeps(officer, own):
    send(officer, url("break-create", own.pk), period="April 2014", why="Recording rules changed")
    mark = own.data_notes.get()
    assert "April 2014: Recording rules changed" in shown(officer, own)
    answer = send(officer, url("break-create", own.pk), period="April 2014", why="Again")
    assert "period" in pages.errors_of(answer)
    assert "why" in pages.errors_of(send(officer, url("note-end", mark.pk), why=""))
    send(officer, url("note-end", mark.pk), why="It was the year after")
    assert not own.data_notes.exists()
    assert AuditEntry.objects.filter(action="data note ended", reason="It was the year after").count() == 1


def test_what_has_been_counted_of_the_area_can_be_chosen_and_nothing_elses(officer, own):
    for place_code, category in (("E22000900", "group:Robbery"), ("E22000901", "group:Drug offences")):
        Series.objects.create(source="home_office", place=place_code, category=category)
    page = officer.get(url("indicator-edit", own.pk)).content.decode()
    assert "Robbery (offence group), Home Office" in page
    assert "Drug offences" not in page
    send(officer, url("indicator-edit", own.pk), counted="home_office|group:Robbery")
    own.refresh_from_db()
    assert (own.count_source, own.count_category) == ("home_office", "group:Robbery")
    assert "Robbery (offence group)" in shown(officer, own)
    refused = send(officer, url("indicator-edit", own.pk), counted="home_office|group:Drug offences")
    assert "counted" in pages.errors_of(refused)


def test_a_percentage_cannot_be_counted(officer, place):
    Series.objects.create(source="home_office", place="E22000900", category="group:Robbery")
    survey = builders.make_indicator("Fear", partnership=place, unit="percent")
    answer = send(officer, url("indicator-edit", survey.pk), counted="home_office|group:Robbery")
    assert "counted" in pages.errors_of(answer)


def test_an_archived_indicator_is_no_longer_offered_and_comes_back(officer, own, place):
    plan = builders.make_plan(place)
    send(officer, url("indicator-archive", own.pk))
    assert "Victim-based crime" not in officer.get(url("measure-create", plan.pk)).content.decode()
    assert "Archived" in shown(officer, own)
    send(officer, url("indicator-restore", own.pk))
    assert "Victim-based crime" in officer.get(url("measure-create", plan.pk)).content.decode()


def test_a_shared_indicator_is_read_but_not_changed(officer):
    shared = builders.make_indicator("Burglary")
    page = shown(officer, shared)
    assert "kept by the data stewards" in page
    assert "Edit the indicator" not in page
    assert officer.get(url("indicator-edit", shared.pk)).status_code == 404
    assert Indicator.objects.get(pk=shared.pk).version == shared.version


def test_a_scrutiny_member_reads_and_is_offered_no_change(place, own):
    member = pages.sign_in(place, Role.SCRUTINY_MEMBER)
    assert "Edit the indicator" not in shown(member, own)
    assert member.get(url("indicator-edit", own.pk)).status_code == 403
