"""Loads what is the installation's and who takes part: areas, agencies, partnerships, partners, groups, people."""

from crime_data.models import HeadKind, Population
from crime_data.reference.services import record_heads
from csp_portal.loading.entries import (
    AgencyEntry,
    AreaEntry,
    GroupEntry,
    PartnerEntry,
    PartnershipEntry,
    PersonEntry,
    PopulationEntry,
)
from csp_portal.loading.records import LoadedRecords
from csp_portal.loading.selectors import is_covered_by_others
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


def load_area(loaded: LoadedRecords, entry: AreaEntry) -> None:
    """An area, and the areas it lies in, which must have been named before."""
    area = loaded.earlier.ensure(
        Area,
        entry,
        f"area {entry.code}",
        find={"code": entry.code},
        make=area_services.create_area,
        **entry.given("code", "name", "kind"),
    )
    loaded.areas[entry.code] = area
    is_ours = loaded.earlier.is_made(area)
    for code in entry.part_of if is_ours else ():
        parent = loaded.area(entry, "part_of", code)
        loaded.earlier.ensure(
            AreaLink,
            entry,
            f"area {entry.code} in {code}",
            find={"child": area, "parent": parent, "kind": AreaLinkKind.PART_OF},
            make=area_services.link_areas,
            child=area,
            parent=parent,
            **entry.given("source"),
        )
    for year, editions in entry.population.items():
        for edition in editions:
            _load_population(loaded, area, year, edition)


def _load_population(loaded: LoadedRecords, area: Area, year: int, entry: PopulationEntry) -> None:
    """People and households of an area that no other partnership's rates rest on."""
    for kind, number in ((HeadKind.PERSONS, entry.people), (HeadKind.HOUSEHOLDS, entry.households)):
        if number is None:
            continue
        if is_covered_by_others(area, loaded.slugs):
            loaded.earlier.left.append(
                f"{entry.place}: another partnership's rates rest on {area}: its {kind.label.lower()} stay as they are."
            )
            return
        loaded.earlier.ensure(
            Population,
            entry,
            f"area {area.code}, {kind.value} {year}, {entry.edition}",
            find={"area_code": area.code, "kind": kind, "year": year, "vintage": entry.edition},
            make=record_heads,
            area=area,
            kind=kind,
            year=year,
            vintage=entry.edition,
            number=number,
        )


def load_agency(loaded: LoadedRecords, entry: AgencyEntry) -> None:
    loaded.agencies[entry.name] = loaded.earlier.ensure(
        Agency,
        entry,
        f"agency {entry.name}",
        find={"name": entry.name},
        make=agency_services.create_agency,
        unit_of=loaded.agency(entry, "unit_of"),
        **entry.given("name", "kind", "starts", "ends"),
    )


def load_partnership(loaded: LoadedRecords, entry: PartnershipEntry) -> None:
    """A partnership with its partners and groups."""
    slug = entry.slug
    partnership = loaded.earlier.ensure(
        Partnership,
        entry,
        f"partnership {slug}",
        find={"slug": slug},
        make=partnership_services.create_partnership,
        area=loaded.area(entry),
        councils=[loaded.agency(entry, "councils", name) for name in entry.councils],
        **entry.given("slug", "name", "short_name", "nation", "colour", "parent_partnership"),
    )
    loaded.partnerships[slug] = partnership
    for partner in entry.partners:
        _load_partner(loaded, partnership, partner)
    loaded.groups[slug] = {group.name: _load_group(loaded, partnership, group) for group in entry.groups}


def _load_group(loaded: LoadedRecords, partnership: Partnership, entry: GroupEntry) -> Group:
    """A group, and those of its members who are told by role title alone."""
    place = f"{partnership.slug}, group {entry.name}"
    group = loaded.earlier.ensure(
        Group,
        entry,
        place,
        find={"partnership": partnership, "name": entry.name},
        make=group_services.create_group,
        partnership=partnership,
        **entry.given("name", "level", "purpose", "chair_role"),
    )
    for member in entry.members:
        told = {"agency": loaded.agency(member, "agency"), "role_title": member.role_title}
        agency = member.agency
        loaded.earlier.ensure(
            GroupMember,
            member,
            f"{place}, {member.role_title} {agency}".rstrip(),
            find={"group": group, **told},
            make=group_services.add_group_member,
            group=group,
            **told,
        )
    return group


def _load_partner(loaded: LoadedRecords, partnership: Partnership, entry: PartnerEntry) -> None:
    agency = loaded.agency(entry, "agency")
    loaded.earlier.ensure(
        Partner,
        entry,
        f"{partnership.slug}, partner {entry.agency}",
        find={"partnership": partnership, "agency": agency},
        make=partner_services.create_partner,
        partnership=partnership,
        agency=agency,
        partner_class=entry.partner_class,
        **entry.given("local_name", "represents", "contact_role", "starts", "ends"),
    )


def load_person(loaded: LoadedRecords, entry: PersonEntry) -> None:
    """Someone with their roles and the groups they sit in."""
    user = loaded.earlier.ensure(
        User,
        entry,
        f"person {entry.email}",
        find={"email__iexact": entry.email},
        make=account_services.create_user,
        password=loaded.password,
        is_data_steward=entry.data_steward,
        **entry.given("email", "name", "role_title"),
    )
    _load_roles(loaded, entry, user)
    _load_places(loaded, entry, user)


def _load_roles(loaded: LoadedRecords, entry: PersonEntry, user: User) -> None:
    for role in entry.roles:
        partnership = loaded.partnership(role)
        loaded.earlier.ensure(
            Membership,
            role,
            f"{partnership.slug}, role {role.role} of {entry.email}",
            find={"partnership": partnership, "user": user, "role": role.role},
            make=role_services.grant_role,
            partnership=partnership,
            user=user,
            role=role.role,
            agency=loaded.agency(role, "agency"),
        )


def _load_places(loaded: LoadedRecords, entry: PersonEntry, user: User) -> None:
    for place in entry.groups:
        partnership = loaded.partnership(place)
        group = loaded.group(partnership, place.group)
        if group is None:
            raise place.error(f"there is no group “{place.group}”.", "group")
        loaded.earlier.ensure(
            GroupMember,
            place,
            f"{partnership.slug}, {entry.email} in {group.name}",
            find={"group": group, "user": user},
            make=group_services.add_group_member,
            group=group,
            user=user,
            is_chair=place.chair,
        )
