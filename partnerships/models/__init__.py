from partnerships.models.accounts import (
    User,
)
from partnerships.models.agencies import (
    Agency,
    AgencyKind,
)
from partnerships.models.areas import (
    Area,
    AreaKind,
    AreaLink,
    AreaLinkKind,
)
from partnerships.models.groups import (
    Group,
    GroupLevel,
    GroupMember,
)
from partnerships.models.partners import (
    Partner,
    PartnerClass,
)
from partnerships.models.partnership import (
    Nation,
    Partnership,
)
from partnerships.models.people import (
    Invitation,
    Membership,
)

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
    "Partner",
    "PartnerClass",
    "Partnership",
    "User",
]
