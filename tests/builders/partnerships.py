"""Areas, agencies, partnerships, the people in them and their roles."""

from typing import Any

from partnerships.access.roles import Role
from partnerships.accounts import services as account_services
from partnerships.agencies import services as agency_services
from partnerships.areas import services as area_services
from partnerships.groups import services as group_services
from partnerships.models import Agency, Area, AreaLink, Group, GroupMember, Membership, Partner, Partnership, User
from partnerships.partners import services as partner_services
from partnerships.partnership import services as partnership_services
from partnerships.people import services as role_services
from tests.builders.basics import PASSWORD, next_number


def make_area(name: str = "", code: str = "", kind: str = "csp", **values: Any) -> Area:
    number = next_number()
    return area_services.create_area(
        by=None, code=code or f"E22{number:06}", name=name or f"Area {number}", kind=kind, **values
    )


def make_area_link(child: Area | None = None, parent: Area | None = None, **values: Any) -> AreaLink:
    return area_services.link_areas(by=None, child=child or make_area(), parent=parent or make_area(), **values)


def make_agency(name: str = "", kind: str = "police", **values: Any) -> Agency:
    return agency_services.create_agency(by=None, name=name or f"Agency {next_number()}", kind=kind, **values)


def make_partnership(slug: str = "", name: str = "", **values: Any) -> Partnership:
    number = next_number()
    slug = slug or f"place-{number}"
    values.setdefault("short_name", slug.replace("-", " ").title())
    return partnership_services.create_partnership(
        by=None, slug=slug, name=name or f"Safer {values['short_name']}", **values
    )


def make_partner(
    partnership: Partnership, agency: Agency | None = None, partner_class: str = "responsible", **values: Any
) -> Partner:
    return partner_services.create_partner(
        by=None, partnership=partnership, agency=agency or make_agency(), partner_class=partner_class, **values
    )


def make_group(partnership: Partnership, name: str = "", level: str = "operational", **values: Any) -> Group:
    return group_services.create_group(
        by=None, partnership=partnership, name=name or f"Group {next_number()}", level=level, **values
    )


def make_member(group: Group, user: User | None = None, **values: Any) -> GroupMember:
    """A place in a group: of `user`, or of someone known by role title."""
    if user is None:
        values.setdefault("role_title", f"Role {next_number()}")
    return group_services.add_group_member(by=None, group=group, user=user, **values)


def make_user(
    partnership: Partnership | None = None,
    role: Role | str = Role.OFFICER,
    *,
    agency: Agency | None = None,
    email: str = "",
    name: str = "",
    password: str | None = PASSWORD,
    **values: Any,
) -> User:
    """Someone who signs in with `PASSWORD`; with a partnership, in that role. Agency officers get an agency."""
    number = next_number()
    user = account_services.create_user(
        by=None,
        email=email or f"person{number}@example.org",
        name=name or f"Person {number}",
        password=password,
        **values,
    )
    if partnership is not None:
        make_role(user, partnership, role, agency)
    return user


def make_role(user: User, partnership: Partnership, role: Role | str, agency: Agency | None = None) -> None:
    """Give a person a role, also a second one or one in a second partnership."""
    if role == Role.AGENCY_OFFICER and agency is None:
        agency = make_agency()
    role_services.grant_role(by=None, partnership=partnership, user=user, role=Role(role), agency=agency)


def make_membership(partnership: Partnership, role: Role | str = Role.OFFICER) -> Membership:
    """The role of a new person."""
    return make_user(partnership, role).memberships.get()


def make_ended_membership(partnership: Partnership) -> Membership:
    """A role that was taken from its person."""
    membership = make_membership(partnership)
    return role_services.end_role(by=None, membership=membership, version=membership.version)


def make_invitation(partnership: Partnership, email: str = "") -> dict[str, Any]:
    """The key of an invitation, and the token of its link."""
    address = email or f"invited{next_number()}@example.org"
    sent = role_services.invite(by=None, partnership=partnership, email=address, name="New person", role=Role.OFFICER)
    return {"invitation": sent.invitation.pk, "token": sent.token}
