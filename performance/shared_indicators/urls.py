"""Addresses of the shared indicators, which the installation's data stewards keep."""

from django.urls import path

from performance.shared_indicators import views as shared

urlpatterns = [
    path("indicators/", shared.shared_list, name="shared-list"),
    path("indicators/new/", shared.SharedCreate.as_view(), name="shared-create"),
    path("indicators/<int:shared>/", shared.shared_detail, name="shared-detail"),
    path("indicators/<int:shared>/edit/", shared.SharedEdit.as_view(), name="shared-edit"),
    path("indicators/<int:shared>/parts/", shared.SharedParts.as_view(), name="shared-parts"),
    path("indicators/<int:shared>/archive/", shared.SharedArchive.as_view(), name="shared-archive"),
    path("indicators/<int:shared>/restore/", shared.SharedRestore.as_view(), name="shared-restore"),
    path("indicators/<int:shared>/history/", shared.SharedHistory.as_view(), name="shared-history"),
    path("indicators/<int:shared>/merge/", shared.SharedMergeStart.as_view(), name="shared-merge-start"),
    path("indicators/<int:shared>/merge/<int:stays>/", shared.SharedMerge.as_view(), name="shared-merge"),
]
