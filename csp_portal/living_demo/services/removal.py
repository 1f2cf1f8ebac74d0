"""Takes the living demo away with all that hangs from it, so that it can be made again."""

from collections import defaultdict

from django.db import models, transaction

from core.models import AuditEntry
from partnerships.models import Partnership

Found = dict[type[models.Model], set[int]]


@transaction.atomic
def remove(partnership: Partnership) -> None:
    """Delete the partnership, all that belongs to it, and its history.

    Raises ValueError, having deleted nothing, where a record of another partnership rests on one of these.
    """
    tenant = partnership.pk
    found = _all_that_hangs_from(partnership)
    for model, keys in found.items():
        if any(field.attname == "partnership_id" for field in model._meta.concrete_fields):
            others = model._base_manager.filter(pk__in=keys).exclude(partnership=tenant)
            if others.exists():
                raise ValueError(f"{others.count()} {model._meta.verbose_name_plural} of others rest on the demo.")
    for model, keys in found.items():
        rows = model._base_manager.filter(pk__in=keys)
        # The database looks at links only at the end, when all of these are gone.
        rows._raw_delete(rows.db)
    AuditEntry.objects.filter(tenant_id=tenant).delete()


def _all_that_hangs_from(partnership: Partnership) -> Found:
    """The keys of the partnership and of every record that cannot be without one of these, by model."""
    found: Found = defaultdict(set)
    found[Partnership] = {partnership.pk}
    ahead: list[tuple[type[models.Model], set[int]]] = [(Partnership, {partnership.pk})]
    while ahead:
        whole, keys = ahead.pop()
        for link in whole._meta.get_fields(include_hidden=True):
            if not isinstance(link, models.ForeignObjectRel) or not hasattr(link.field, "attname") or link.many_to_many:
                continue
            rows = link.related_model._base_manager.filter(**{f"{link.field.name}__in": keys})
            if link.on_delete is models.SET_NULL:
                rows.update(**{link.field.name: None})
                continue
            new = set(rows.values_list("pk", flat=True)) - found[link.related_model]
            if new:
                found[link.related_model] |= new
                ahead.append((link.related_model, new))
    return found
