from partnerships.accounts.models import User
from partnerships.agencies.models import Agency, AgencyKind
from partnerships.areas.models import Area, AreaKind, AreaLink, AreaLinkKind
from partnerships.groups.models import Group, GroupLevel, GroupMember
from partnerships.partners.models import Partner, PartnerClass
from partnerships.partnership.models import Nation, Owned, Partnership
from partnerships.people.models import Invitation, Membership

__all__ = [
    "Agency",
    "AgencyKind",
    "Area",
    "AreaKind",
    "AreaLink",
    "AreaLinkKind",
    "Group",
    "GroupLevel",
    "GroupMember",
    "Invitation",
    "Membership",
    "Nation",
    "Owned",
    "Partner",
    "PartnerClass",
    "Partnership",
    "User",
]
