"""Loads what is the installation's and who takes part: areas, agencies, partnerships, partners, groups, people."""

from csp_portal.loading.reading import Record
from csp_portal.loading.records import Known, named
from partnerships.accounts import services as account_services
from partnerships.agencies import services as agency_services
from partnerships.areas import services as area_services
from partnerships.groups import services as group_services
from partnerships.models import (
    Agency,
    Area,
    AreaLink,
    AreaLinkKind,
    Group,
    GroupMember,
    Membership,
    Partner,
    Partnership,
    User,
)
from partnerships.partners import services as partner_services
from partnerships.partnership import services as partnership_services
from partnerships.people import services as role_services

PASSWORD = "harbour-lights-at-dusk"  # noqa: S105 - the demo's, printed with the sign-ins


def load_area(known: Known, record: Record) -> None:
    """An area, and the areas it lies in, which must have been named before."""
    area = known.trail.ensure(
        Area,
        record,
        f"area {record['code']}",
        find={"code": record["code"]},
        make=area_services.create_area,
        **record.only("code", "name", "kind"),
    )
    known.areas[record["code"]] = area
    for code in record.get("part_of", ()):
        parent = named("area", known.areas, record, "part_of", code)
        known.trail.ensure(
            AreaLink,
            record,
            f"area {record['code']} in {code}",
            find={"child": area, "parent": parent, "kind": AreaLinkKind.PART_OF},
            make=area_services.link_areas,
            child=area,
            parent=parent,
            **record.only("source"),
        )


def load_agency(known: Known, record: Record) -> None:
    known.agencies[record["name"]] = known.trail.ensure(
        Agency,
        record,
        f"agency {record['name']}",
        find={"name": record["name"]},
        make=agency_services.create_agency,
        unit_of=known.agency(record, "unit_of"),
        **record.only("name", "kind", "starts", "ends"),
    )


def load_partnership(known: Known, record: Record) -> None:
    """A partnership with its partners and groups."""
    slug = record["slug"]
    area = named("area", known.areas, record, "area") if "area" in record else None
    partnership = known.trail.ensure(
        Partnership,
        record,
        f"partnership {slug}",
        find={"slug": slug},
        make=partnership_services.create_partnership,
        area=area,
        councils=[named("agency", known.agencies, record, "councils", name) for name in record.get("councils", ())],
        **record.only("slug", "name", "short_name", "nation", "colour", "parent_partnership"),
    )
    known.partnerships[slug] = partnership
    for partner in record.get("partners", ()):
        _load_partner(known, partnership, partner)
    known.groups[slug] = {group["name"]: _load_group(known, partnership, group) for group in record.get("groups", ())}


def _load_group(known: Known, partnership: Partnership, record: Record) -> Group:
    """A group, and those of its members who are told by role title alone."""
    place = f"{partnership.slug}, group {record['name']}"
    group = known.trail.ensure(
        Group,
        record,
        place,
        find={"partnership": partnership, "name": record["name"]},
        make=group_services.create_group,
        partnership=partnership,
        **record.only("name", "level", "purpose", "chair_role"),
    )
    for member in record.get("members", ()):
        told = {"agency": known.agency(member, "agency"), "role_title": member["role_title"]}
        agency = member.get("agency", "")
        known.trail.ensure(
            GroupMember,
            member,
            f"{place}, {member['role_title']} {agency}".rstrip(),
            find={"group": group, **told},
            make=group_services.add_group_member,
            group=group,
            **told,
        )
    return group


def _load_partner(known: Known, partnership: Partnership, record: Record) -> None:
    agency = named("agency", known.agencies, record, "agency")
    known.trail.ensure(
        Partner,
        record,
        f"{partnership.slug}, partner {agency.name}",
        find={"partnership": partnership, "agency": agency},
        make=partner_services.create_partner,
        partnership=partnership,
        agency=agency,
        partner_class=record["class"],
        **record.only("local_name", "represents", "contact_role", "starts", "ends"),
    )


def load_person(known: Known, record: Record) -> None:
    """Someone who signs in with the demo's password, their roles and the groups they sit in."""
    user = known.trail.ensure(
        User,
        record,
        f"person {record['email']}",
        find={"email__iexact": record["email"]},
        make=account_services.create_user,
        password=PASSWORD,
        is_data_steward=record.get("data_steward", False),
        **record.only("email", "name", "role_title"),
    )
    for role in record.get("roles", ()):
        partnership = known.partnership(role)
        known.trail.ensure(
            Membership,
            role,
            f"{partnership.slug}, role {role['role']} of {record['email']}",
            find={"partnership": partnership, "user": user, "role": role["role"]},
            make=role_services.grant_role,
            partnership=partnership,
            user=user,
            role=role["role"],
            agency=known.agency(role, "agency"),
        )
    for place in record.get("groups", ()):
        slug = known.partnership(place).slug
        group = named("group", known.groups[slug], place, "group")
        known.trail.ensure(
            GroupMember,
            place,
            f"{slug}, {record['email']} in {group.name}",
            find={"group": group, "user": user},
            make=group_services.add_group_member,
            group=group,
            user=user,
            is_chair=place.get("chair", False),
        )
