"""The admin site as support staff use it: to look, not to touch. What has to be changed is changed in the portal."""

from collections.abc import Sequence
from typing import Any

from django.contrib import admin
from django.db import models
from django.http import HttpRequest

admin.site.site_header = "CSP Portal: support"
admin.site.site_title = "CSP Portal: support"
admin.site.index_title = "What the portal holds, to look at"


class LookOnlyAdmin(admin.ModelAdmin):  # type: ignore[type-arg]  # generic in the stubs only
    """Every record can be found and read, and none added, changed or deleted: each write goes through a service."""

    list_per_page = 50
    list_select_related = True
    show_full_result_count = False  # it would count millions of rows to say how many there are

    def get_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Every column, those included that no form of the portal edits."""
        left_out = {"id", *(self.exclude or ())}
        columns = [field.name for field in self.opts.concrete_fields if field.name not in left_out]
        return self.fields or columns

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return self.readonly_fields or self.get_fields(request, obj)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


def look_only(
    model: type[models.Model],
    *,
    columns: Sequence[str],
    search: Sequence[str] = (),
    filters: Sequence[str] = (),
    hidden: Sequence[str] = (),
) -> None:
    """Show a model's records to support staff; `hidden` fields are for nobody."""
    options = {"list_display": columns, "search_fields": search, "list_filter": filters, "exclude": hidden}
    admin.site.register(model, LookOnlyAdmin, **options)
