"""Every write to partnerships, areas, agencies, partners, groups, people and their roles."""

from partnerships.services.agencies import (
    change_agency,
    create_agency,
    merge_agencies,
)
from partnerships.services.groups import (
    add_group_member,
    archive_group,
    change_group,
    change_group_member,
    create_group,
    remove_group_member,
    restore_group,
)
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
from partnerships.services.partnership import (
    change_partnership,
    create_partnership,
)
from partnerships.services.people import (
    change_account,
    change_own_details,
    check_password,
    create_user,
    note_wait,
)
from partnerships.services.places import (
    change_area,
    change_area_link,
    create_area,
    link_areas,
    remove_area_link,
)
from partnerships.services.roles import (
    end_role,
    grant_role,
    reopen_account,
)

__all__ = [
    "add_group_member",
    "add_partner",
    "archive_group",
    "change_account",
    "change_agency",
    "change_area",
    "change_area_link",
    "change_class",
    "change_group",
    "change_group_member",
    "change_own_details",
    "change_partner",
    "change_partnership",
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
    "merge_agencies",
    "note_wait",
    "remove_area_link",
    "remove_group_member",
    "rename_unit",
    "reopen_account",
    "reopen_partner",
    "restore_group",
]
