"""Reads about partnerships, partners and people. The scope comes first."""

from partnerships.selectors.own import agencies_of, groups_of, partnership_named, partnerships_of, scope_for
from partnerships.selectors.partners import (
    PartnersOfClass,
    addresses_of,
    agencies_to_choose,
    is_shared,
    partner_for,
    partner_rows,
    partners_by_class,
    partners_of_other_days,
    replaced_by,
    stewards,
    unit_for,
    units_of,
)

__all__ = [
    "PartnersOfClass",
    "addresses_of",
    "agencies_of",
    "agencies_to_choose",
    "groups_of",
    "is_shared",
    "partner_for",
    "partner_rows",
    "partners_by_class",
    "partners_of_other_days",
    "partnership_named",
    "partnerships_of",
    "replaced_by",
    "scope_for",
    "stewards",
    "unit_for",
    "units_of",
]
