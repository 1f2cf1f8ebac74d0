"""Addresses for everyone. Those of a version never change."""

from django.urls import path

from reports.public_pages import views as public

_PAPER = "<slug:slug>/papers/<slug:public_reference>/"
_VERSION = "<slug:slug>/<slug:plan_slug>/<str:period>/v<int:number>/"

urlpatterns = [
    path("", public.public_list, name="public-list"),
    path("<slug:slug>/", public.public_partnership, name="public-partnership"),
    path("<slug:slug>/data/", public.public_data, name="public-data"),
    path(_PAPER, public.public_paper, name="public-paper"),
    path(f"{_PAPER}<str:final_file>", public.public_paper_file, name="public-paper-file"),
    path(_VERSION, public.public_version, name="public-version"),
    path(f"{_VERSION}<slug:dataset>.<str:file_format>", public.public_file, name="public-file"),
]
