"""`manage.py publish_vendor_assets`: the front-end packages' allowed files, from node_modules to var/vendor."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from core.management.vendor_assets import VendorError, publish


class Command(BaseCommand):
    help = "Publishes the allowed files of the front-end packages to var/vendor, where static files are served from."
    # The checks look for the folder that this command makes.
    requires_system_checks = []

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            done = publish(node_modules=settings.BASE_DIR / "node_modules", target=settings.VAR_DIR / "vendor")
        except VendorError as error:
            raise CommandError(str(error)) from error
        self.stdout.write(f"{done.written} written, {done.unchanged} unchanged, {done.removed} removed in var/vendor")
