"""The partnership's groups, at three levels."""

from django.conf import settings
from django.db import models
from django.db.models import Q

from core.models import Archivable
from partnerships.partnership.models import Owned


class GroupLevel(models.TextChoices):
    STRATEGIC = "strategic", "Strategic leadership"
    PERFORMANCE = "performance", "Performance"
    OPERATIONAL = "operational", "Operational management"


class Group(Owned, Archivable):
    """A board, delivery group or operational team of the partnership."""

    audit_kind = "group"

    partnership = models.ForeignKey("partnerships.Partnership", on_delete=models.CASCADE, related_name="groups")
    name = models.CharField(max_length=160)
    level = models.CharField(max_length=12, choices=GroupLevel.choices)
    purpose = models.TextField(blank=True)
    chair_role = models.CharField("chair's role title", max_length=120, blank=True)

    class Meta:
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "name"],
                name="partnerships_group_once",
                violation_error_message="This partnership has a group of that name already.",
            )
        ]

    def __str__(self) -> str:
        return self.name


class GroupMember(Archivable):
    """A place in a group: a portal user, or someone known by role and address alone. Who leaves stays in the history.

    The person in the chair is a member, too; a group whose chair is known by role title alone has `Group.chair_role`.
    """

    audit_kind = "group_member"

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="members")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="group_places"
    )
    agency = models.ForeignKey(
        "partnerships.Agency", null=True, blank=True, on_delete=models.PROTECT, related_name="group_places"
    )
    name = models.CharField(max_length=120, blank=True)
    role_title = models.CharField(max_length=120, blank=True)
    email = models.EmailField("e-mail", blank=True)
    is_chair = models.BooleanField("chair", default=False)

    class Meta:
        ordering = ["-is_chair", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["group", "user"],
                condition=Q(user__isnull=False, archived_at__isnull=True),
                name="partnerships_groupmember_once",
                violation_error_message="This person is in the group already.",
            ),
            models.UniqueConstraint(
                fields=["group"],
                condition=Q(is_chair=True, archived_at__isnull=True),
                name="partnerships_groupmember_one_chair",
                violation_error_message="The group has a chair already.",
            ),
        ]

    def __str__(self) -> str:
        return str(self.user) if self.user else self.name or self.role_title or self.email

    def audit_scope(self) -> int | None:
        return self.group.partnership_id
