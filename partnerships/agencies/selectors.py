"""Reads about agencies. The scope comes first."""

from django.db.models import Count, Q, QuerySet

from partnerships.models import Agency, Partnership


def agencies_of(partnership: Partnership) -> QuerySet[Agency]:
    """The agencies that are, or were, partners or councils of the partnership, and their units, by name."""
    partners = Agency.objects.filter(partners__partnership=partnership)
    councils = Agency.objects.filter(led_partnerships=partnership)
    own = Q(pk__in=partners.values("pk")) | Q(pk__in=councils.values("pk"))
    units = Q(unit_of__in=partners.values("pk")) | Q(unit_of__in=councils.values("pk"))
    return Agency.objects.filter(own | units)


def all_agencies() -> QuerySet[Agency]:
    """Every agency by name, merged ones too, with the number of partnerships it is a partner in."""
    counted = Agency.objects.annotate(in_partnerships=Count("partners__partnership", distinct=True))
    return counted.select_related("unit_of", "successor", "merged_into").order_by("name")


def agency_for_steward(pk: int) -> Agency | None:
    return all_agencies().filter(pk=pk).first()


def current_agency(pk: int) -> Agency | None:
    """An agency that has not been merged into another."""
    return Agency.objects.standing().filter(pk=pk).select_related("unit_of", "successor").first()


def agencies_to_choose() -> QuerySet[Agency]:
    """The installation's agencies, by name."""
    return Agency.objects.standing()
