"""People: who signs in, and in which role for which partnership and agency."""

from django.db import models
from django.db.models import Q

from core import clock
from core.models import Versioned
from partnerships.access.roles import Role


class MembershipQuerySet(models.QuerySet["Membership"]):
    def active(self) -> "MembershipQuerySet":
        return self.filter(ended_at__isnull=True, user__is_active=True)


class Membership(Versioned):
    """A person's role in a partnership; agency officers act for one agency and its units."""

    audit_kind = "role"

    partnership = models.ForeignKey("partnerships.Partnership", on_delete=models.CASCADE, related_name="memberships")
    user = models.ForeignKey("partnerships.User", on_delete=models.PROTECT, related_name="memberships")
    role = models.CharField(max_length=20, choices=[(role.value, role.label) for role in Role])
    agency = models.ForeignKey(
        "partnerships.Agency", null=True, blank=True, on_delete=models.PROTECT, related_name="memberships"
    )
    started_at = models.DateTimeField(default=clock.now)
    ended_at = models.DateTimeField(null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        ordering = ["user__name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["partnership", "user", "role"],
                condition=Q(ended_at__isnull=True),
                name="partnerships_membership_once",
                violation_error_message="This person has that role already.",
            ),
            models.CheckConstraint(
                name="partnerships_membership_agency",
                condition=~Q(role="agency_officer") | Q(agency__isnull=False),
                violation_error_message="Say which agency an agency officer acts for.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user}, {self.get_role_display()}"


class Invitation(Versioned):
    """An invitation by e-mail: sent, opened, accepted or expired. Only the token's hash is kept."""

    audit_kind = "invitation"

    partnership = models.ForeignKey("partnerships.Partnership", on_delete=models.CASCADE, related_name="invitations")
    email = models.EmailField("e-mail address")
    name = models.CharField(max_length=120)
    role = models.CharField(max_length=20, choices=[(role.value, role.label) for role in Role])
    agency = models.ForeignKey("partnerships.Agency", null=True, blank=True, on_delete=models.PROTECT, related_name="+")
    token_hash = models.CharField(max_length=64, unique=True, editable=False)
    sent_at = models.DateTimeField()
    opened_at = models.DateTimeField(null=True, blank=True)
    accepted_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    expires_at = models.DateTimeField()

    class Meta:
        ordering = ["-sent_at"]

    def __str__(self) -> str:
        return f"Invitation to {self.email}"
