"""Every write to partnerships, areas, agencies, partners, groups, people and their roles."""

from partnerships.services.groups import add_group_member, create_group
from partnerships.services.partners import (
    add_partner,
    change_class,
    change_partner,
    create_partner,
    create_unit,
    end_partner,
    rename_unit,
    reopen_partner,
)
from partnerships.services.people import check_password, create_user, end_role, grant_role, reopen_account
from partnerships.services.places import create_agency, create_area, create_partnership, link_areas

__all__ = [
    "add_group_member",
    "add_partner",
    "change_class",
    "change_partner",
    "check_password",
    "create_agency",
    "create_area",
    "create_group",
    "create_partner",
    "create_partnership",
    "create_unit",
    "create_user",
    "end_partner",
    "end_role",
    "grant_role",
    "link_areas",
    "rename_unit",
    "reopen_account",
    "reopen_partner",
]
