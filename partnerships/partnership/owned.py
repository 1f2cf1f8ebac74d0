"""What belongs to a partnership links only to its own partnership's records, whoever writes it."""

from django.core.exceptions import ValidationError
from django.db import models


class Owned(models.Model):
    """A record with a `partnership`, which its other links may not leave. Shared records (no partnership) are free."""

    class Meta:
        abstract = True

    def clean(self) -> None:
        super().clean()
        own = self.partnership_id  # type: ignore[attr-defined]
        for field in self._meta.concrete_fields:
            if not field.many_to_one or getattr(self, field.attname) is None:
                continue
            theirs = getattr(getattr(self, field.name), "partnership_id", None)
            if theirs is not None and theirs != own:
                raise ValidationError({field.name: "Choose one of this partnership's own."})
