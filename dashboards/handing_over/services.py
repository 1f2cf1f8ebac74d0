"""Handing one representative's groups and work to another, at once and for one reason.

Groups and contacts are a person's; actions, measures, risks and questions are an agency's. Where the one who follows
acts for the same agency, its work stays where it is; for another agency, what was chosen of it goes there.
"""

from collections.abc import Collection, Iterable, Sequence
from typing import TypeVar

from django.core.exceptions import ValidationError
from django.db import transaction

from actions.actions import services as action_services
from actions.actions.services import NewLead
from actions.models import Action
from core import writes
from core.models import Versioned
from dashboards.handing_over.selectors import AgencyWork, ChosenPortfolio, ChosenWork, Portfolio, portfolio_of, work_of
from partnerships.access.roles import Role
from partnerships.groups import services as group_services
from partnerships.models import Agency, GroupMember, Membership, Partner, Partnership, User
from partnerships.partners import services as partner_services
from partnerships.people import services as role_services
from reports.scrutiny.questions import services as question_services

V = TypeVar("V", bound=Versioned)


@transaction.atomic
def hand_over(
    *,
    by: User,
    membership: Membership,
    looked_at: str,
    to: User,
    agency: Agency | None,
    chosen: ChosenPortfolio,
    reason: str,
    give_roles: bool,
    end_roles: bool,
) -> User:
    """Move what was chosen to `to`, and its work to `agency`, where that differs from the one it is with.

    `looked_at` is the fingerprint of the portfolio that was shown. With `give_roles` the follower gets the roles they
    lack, the agency officer's for `agency`; with `end_roles` those of the leaver end. Raises ValidationError where
    anything changed since, where work would go to no agency, and as the services of each room do.
    """
    Partnership.objects.select_for_update().get(pk=membership.partnership_id)
    found = portfolio_of(membership.partnership, membership)
    if found.fingerprint != looked_at:
        raise ValidationError("Something of this has changed since the page was opened. Look at it again.")
    _check(found, to, agency, chosen)
    if give_roles:
        _give_roles(by, found, to, agency)
    _move_places(by, _those(found.places, chosen.places), to, agency, reason)
    _move_contacts(by, _those(found.contacts, chosen.contacts), to, reason)
    if agency is not None:
        move(by=by, work=found.work, chosen=chosen.work, to=agency, reason=reason)
    for role in found.roles if end_roles else ():
        role_services.end_role(by=by, membership=role, version=role.version, reason=reason)
    return to


def _check(found: Portfolio, to: User, agency: Agency | None, chosen: ChosenPortfolio) -> None:
    if to.pk == found.person.pk:
        raise ValidationError({"to": "Choose someone else."})
    if not Membership.objects.active().filter(partnership=found.partnership, user=to).exists():
        raise ValidationError({"to": "Choose someone with a role in this partnership."})
    if agency is None and not chosen.work.is_nothing:
        raise ValidationError({"agency": "Choose the agency that takes the work."})
    has = (found.places, chosen.places), (found.contacts, chosen.contacts)
    if not found.work.offers(chosen.work) or any(not set(keys) <= {one.pk for one in own} for own, keys in has):
        raise ValidationError("Choose among what this person has.")


def _give_roles(by: User, found: Portfolio, to: User, agency: Agency | None) -> None:
    standing = {one.role: one for one in Membership.objects.active().filter(partnership=found.partnership, user=to)}
    for role in found.roles:
        of_agency = (agency or role.agency) if role.role == Role.AGENCY_OFFICER else None
        has = standing.get(role.role)
        if has is None:
            role_services.grant_role(by=by, partnership=found.partnership, user=to, role=role.role, agency=of_agency)
        elif of_agency is not None and has.agency_id != of_agency.pk:
            told = f"{to} acts for {has.agency}, and for one agency only. Change that role first, or do not give it."
            raise ValidationError({"give_roles": told})


def _move_places(by: User, places: Iterable[GroupMember], to: User, agency: Agency | None, reason: str) -> None:
    """Each place passes on, the chair with it; where the follower is in the group already, the chair alone does."""
    for place in places:
        writes.archive(place, by=by, version=place.version, reason=reason)
        has = place.group.members.current().filter(user=to).first()
        if has is None:
            group_services.add_group_member(
                by=by,
                group=place.group,
                user=to,
                agency=(agency or place.agency) if place.agency_id else None,
                is_chair=place.is_chair,
                reason=reason,
            )
        elif place.is_chair:
            group_services.change_group_member(by=by, member=has, version=has.version, is_chair=True, reason=reason)


def _move_contacts(by: User, contacts: Iterable[Partner], to: User, reason: str) -> None:
    for partner in contacts:
        partner_services.change_partner(
            by=by, partner=partner, version=partner.version, reason=reason, contact_name=to.name, contact_email=to.email
        )


def _those(offered: Sequence[V], keys: Collection[int]) -> list[V]:
    return [one for one in offered if one.pk in keys]


@transaction.atomic
def hand_over_work(
    *, by: User, partner: Partner, looked_at: str, to: Agency, chosen: ChosenWork, reason: str
) -> Partner:
    """Move a partner's work to another agency, for example from a body that has ended to the one that followed it.

    `looked_at` is the fingerprint of the work that was shown. Raises ValidationError on `to` where it is the partner's
    own agency or a unit of it, and where anything changed since.
    """
    Partnership.objects.select_for_update().get(pk=partner.partnership_id)
    work = work_of(partner.partnership, partner.agency)
    if work.fingerprint != looked_at:
        raise ValidationError("Something of this has changed since the page was opened. Look at it again.")
    if to.pk in work.agencies:
        raise ValidationError({"to": "Choose another agency: this work is its own already."})
    if not work.offers(chosen):
        raise ValidationError("Choose among what this agency has.")
    move(by=by, work=work, chosen=chosen, to=to, reason=reason)
    return partner


def move(*, by: User, work: AgencyWork, chosen: ChosenWork, to: Agency, reason: str) -> None:
    """Let `to` have what was chosen; nothing moves where it is its own already.

    Call it inside the service's own transaction. Raises as the services of each room do.
    """
    if to.pk in work.agencies:
        return
    for action in (one for one in work.actions if one.pk in chosen.actions):
        leads = _leads_after(action, work.agencies, to)
        action_services.change_action(by=by, action=action, version=action.version, leads=leads, reason=reason)
    for measure in (one for one in work.measures if one.pk in chosen.measures):
        writes.change(measure, by=by, version=measure.version, reason=reason, data_owner=to)
    for risk in (one for one in work.risks if one.pk in chosen.risks):
        writes.change(risk, by=by, version=risk.version, reason=reason, owner=to)
    for question in (one for one in work.questions if one.pk in chosen.questions):
        question_services.ask_another(by=by, question=question, version=question.version, asked=to, reason=reason)


def _leads_after(action: Action, old: Collection[int], agency: Agency) -> list[NewLead]:
    """The action's leads with the new agency where the old one first stood, and none of them twice."""
    leads: list[NewLead] = []
    for lead in action.leads.all():
        goes = lead.agency_id in old or lead.agency_id == agency.pk
        if not goes:
            leads.append(NewLead(lead.agency, lead.group, lead.words))
        elif all(one.agency != agency for one in leads):
            leads.append(NewLead(agency, lead.group))
    return leads
