"""Reads about the partners of a partnership, on any day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from core import clock
from partnerships.models import Agency, AgencyKind, Partner, PartnerClass, Partnership, User

CLASS_HEADINGS = {
    PartnerClass.RESPONSIBLE: "Responsible authorities",
    PartnerClass.CO_OPERATING: "Co-operating bodies",
    PartnerClass.INVITED: "Invited participants",
}


@dataclass(frozen=True)
class PartnersOfClass:
    """The partners of one class, for a page or a paper."""

    label: str
    partners: tuple[Partner, ...]


def partners_by_class(partnership: Partnership, day: date) -> list[PartnersOfClass]:
    """The partners of that day by class, responsible authorities first; past and future ones left out."""
    partners = list(partnership.partners.on(day).select_related("agency"))
    return [
        PartnersOfClass(label, found)
        for kind, label in CLASS_HEADINGS.items()
        if (found := tuple(partner for partner in partners if partner.partner_class == kind))
    ]


def partners_of_other_days(partnership: Partnership, day: date) -> list[Partner]:
    """Those who are no partners on that day: who were, and who are to be; the earliest first."""
    on_the_day = partnership.partners.on(day).values("pk")
    others = partnership.partners.exclude(pk__in=on_the_day).select_related("agency")
    return sorted(others, key=lambda partner: (partner.starts or date.min, partner.pk))


def partner_for(partnership: Partnership, pk: int) -> Partner | None:
    """The partnership's partner of that key; None for any other's."""
    return partnership.partners.filter(pk=pk).select_related("agency", "partnership").first()


def contacts_of(partnership: Partnership, person: User) -> QuerySet[Partner]:
    """The partners whose contact the person is, told by the e-mail address; those that have ended left out."""
    found = partnership.partners.filter(contact_email__iexact=person.email)
    return found.between(clock.today(), None).select_related("agency", "partnership")


def units_of(partner: Partner) -> QuerySet[Agency]:
    """The units and teams of the partner's agency, by name."""
    return Agency.objects.standing().filter(unit_of=partner.agency_id)


def unit_for(partner: Partner, pk: int) -> Agency | None:
    return units_of(partner).filter(pk=pk).first()


def is_shared(partner: Partner) -> bool:
    """Whether another partnership has the agency as its council, or has, or had, it or a unit of it as a partner."""
    agency, own = partner.agency, partner.partnership_id
    elsewhere = Partner.objects.filter(Q(agency=agency) | Q(agency__unit_of=agency)).exclude(partnership=own)
    return elsewhere.exists() or agency.led_partnerships.exclude(pk=own).exists()


def stewards() -> QuerySet[User]:
    """The data stewards, whom one asks for an agency that is missing."""
    return User.objects.filter(is_data_steward=True, is_active=True)


# An area has one body of each of these among its responsible authorities, though now and then two meet in it.
ONE_OF_A_KIND = (AgencyKind.POLICE, AgencyKind.FIRE, AgencyKind.PROBATION, AgencyKind.HEALTH)


def replaced_by(partnership: Partnership, agency: Agency, partner_class: str, starts: date) -> list[Partner]:
    """The responsible authorities in whose place this one may come, such as an earlier health body.

    They are of its kind, were partners before `starts` and still are on that day.
    """
    if partner_class != PartnerClass.RESPONSIBLE or agency.kind not in ONE_OF_A_KIND:
        return []
    alike = partnership.partners.on(starts).filter(partner_class=partner_class, agency__kind=agency.kind)
    earlier = alike.exclude(agency=agency).exclude(starts=starts)
    return list(earlier.select_related("agency"))


HEADER = (
    "Class", "Partner", "Agency", "Also for", "Contact's role title", "Contact's name", "E-mail", "Telephone",
    "From", "Until",
)  # fmt: skip


def partner_rows(groups: Iterable[PartnersOfClass]) -> list[tuple[object, ...]]:
    """The partners with their contacts as rows of a file, the header first."""
    rows: list[tuple[object, ...]] = [HEADER]
    for group in groups:
        rows.extend(
            (
                one.get_partner_class_display(), str(one), one.agency.name, one.represents, one.contact_role,
                one.contact_name, one.contact_email, one.contact_phone, one.starts, one.ends,
            )
            for one in group.partners
        )  # fmt: skip
    return rows


def addresses_of(groups: Iterable[PartnersOfClass]) -> list[str]:
    """The contacts' e-mail addresses, each once, in the order of the partners."""
    return list(dict.fromkeys(one.contact_email for group in groups for one in group.partners if one.contact_email))
