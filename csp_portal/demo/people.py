"""The people of the demo, by role. They share one password, which no installation but a demo knows."""

from dataclasses import dataclass

from django.db import transaction

from partnerships import services
from partnerships.models import Agency, Membership, Partnership, User
from partnerships.roles import Role

DEMO_PASSWORD = "try-the-portal-2014"  # noqa: S105 - printed for everyone who tries the demo


@dataclass(frozen=True)
class DemoPerson:
    email: str
    name: str
    roles: tuple[tuple[str, Role, str], ...] = ()  # partnership, role, agency
    is_data_steward: bool = False

    @property
    def what(self) -> str:
        if self.is_data_steward:
            return "Data steward of the installation"
        said = [f"{role.label}, {slug}" + (f" ({agency})" if agency else "") for slug, role, agency in self.roles]
        return "; ".join(said) or "Nobody's: has no role anywhere"


PEOPLE = (
    DemoPerson("officer@harborough.example", "Harborough officer", (("harborough", Role.OFFICER, ""),)),
    DemoPerson(
        "police@harborough.example",
        "Harborough police officer",
        (("harborough", Role.AGENCY_OFFICER, "Leicestershire Constabulary"),),
    ),
    DemoPerson("approver@harborough.example", "Harborough approver", (("harborough", Role.APPROVER, ""),)),
    DemoPerson("scrutiny@harborough.example", "Harborough panel member", (("harborough", Role.SCRUTINY_MEMBER, ""),)),
    DemoPerson(
        "administrator@harborough.example", "Harborough administrator", (("harborough", Role.ADMINISTRATOR, ""),)
    ),
    DemoPerson("outsider@example.example", "Outsider"),
    DemoPerson("steward@example.example", "Data steward", is_data_steward=True),
)


def sign_ins() -> list[tuple[str, str]]:
    """E-mail address and role of everyone in the demo."""
    return [(person.email, person.what) for person in PEOPLE]


@transaction.atomic
def load_people() -> None:
    """Make the people who are missing, with their roles; those who are there stay as they are."""
    for person in PEOPLE:
        if User.objects.filter(email=person.email).exists():
            continue
        user = services.create_user(
            by=None,
            email=person.email,
            name=person.name,
            password=DEMO_PASSWORD,
            is_data_steward=person.is_data_steward,
        )
        for slug, role, agency in person.roles:
            _grant(user, slug, role, agency)


def _grant(user: User, slug: str, role: Role, agency: str) -> Membership:
    partnership = Partnership.objects.get(slug=slug)
    acting_for = Agency.objects.get(name=agency) if agency else None
    return services.grant_role(by=None, partnership=partnership, user=user, role=role, agency=acting_for)
