"""Who may do what: roles and their permissions, as data, on one screen."""

from enum import StrEnum


class Permission(StrEnum):
    READ = "read"  # everything of the partnership that is not kept from its members
    PLAN_EDIT = "plan_edit"  # plans, priorities, outcomes, stated figures, statements
    ACTION_EDIT = "action_edit"  # create, plan, lead, move and archive actions
    ACTION_UPDATE = "action_update"  # report progress on any action
    ACTION_UPDATE_OWN = "action_update_own"  # report progress on the own agency's actions
    MEASURE_EDIT = "measure_edit"  # measures, targets, the partnership's own indicators, figure settings
    FIGURE_EDIT = "figure_edit"  # enter and correct any figure
    FIGURE_EDIT_OWN = "figure_edit_own"  # enter and correct the own agency's figures
    FIGURE_IMPORT = "figure_import"  # import files of figures
    RETURN_MANAGE = "return_manage"  # open agencies' returns, send them back, accept them, remind agencies
    MEETING_EDIT = "meeting_edit"  # plan groups' meetings, hold them, issue their minutes, keep the log of actions
    REPORT_EDIT = "report_edit"  # write papers
    SIGN_OFF = "sign_off"  # sign a period's figures or a paper
    SCRUTINISE = "scrutinise"  # draft questions and lines of enquiry
    SCRUTINY_MANAGE = "scrutiny_manage"  # keep questions, recommendations and replies
    PEOPLE_MANAGE = "people_manage"  # partners, contacts, groups, people and their roles


_P = Permission


class Role(StrEnum):
    OFFICER = "officer"
    AGENCY_OFFICER = "agency_officer"
    APPROVER = "approver"
    SCRUTINY_MEMBER = "scrutiny_member"
    SCRUTINY_OFFICER = "scrutiny_officer"
    ADMINISTRATOR = "administrator"

    @property
    def label(self) -> str:
        return LABELS[self]

    @property
    def permissions(self) -> frozenset[Permission]:
        return PERMISSIONS[self]


LABELS: dict[Role, str] = {
    Role.OFFICER: "Partnership officer",
    Role.AGENCY_OFFICER: "Agency officer",
    Role.APPROVER: "Approver",
    Role.SCRUTINY_MEMBER: "Scrutiny member",
    Role.SCRUTINY_OFFICER: "Scrutiny officer",
    Role.ADMINISTRATOR: "Partnership administrator",
}

PERMISSIONS: dict[Role, frozenset[Permission]] = {
    Role.OFFICER: frozenset(
        {
            _P.READ,
            _P.PLAN_EDIT,
            _P.ACTION_EDIT,
            _P.ACTION_UPDATE,
            _P.MEASURE_EDIT,
            _P.FIGURE_EDIT,
            _P.FIGURE_IMPORT,
            _P.RETURN_MANAGE,
            _P.MEETING_EDIT,
            _P.REPORT_EDIT,
        }
    ),
    Role.AGENCY_OFFICER: frozenset({_P.READ, _P.ACTION_UPDATE_OWN, _P.FIGURE_EDIT_OWN}),
    Role.APPROVER: frozenset({_P.READ, _P.SIGN_OFF, _P.MEETING_EDIT}),
    Role.SCRUTINY_MEMBER: frozenset({_P.READ, _P.SCRUTINISE}),
    Role.SCRUTINY_OFFICER: frozenset({_P.READ, _P.SCRUTINISE, _P.SCRUTINY_MANAGE}),
    Role.ADMINISTRATOR: frozenset({_P.READ, _P.PEOPLE_MANAGE}),
}
