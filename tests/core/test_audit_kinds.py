"""The audit trail keeps a word of its own for each kind of record, whatever app and name its model has."""

import pytest
from django.apps import apps

from core import audit
from core.checks import each_record_has_its_audit_kind
from plans.models import Plan, Priority
from tests import builders


def test_every_record_with_a_history_has_a_word_of_its_own():
    assert each_record_has_its_audit_kind(None) == []


def test_two_models_of_one_word_are_refused(monkeypatch):
    monkeypatch.setattr(Priority, "audit_kind", Plan.audit_kind)
    assert [error.id for error in each_record_has_its_audit_kind(None)] == ["core.E002"]


def test_a_record_with_a_history_and_without_a_word_is_refused(monkeypatch):
    monkeypatch.delattr(Priority, "audit_kind")
    assert [(error.id, error.obj) for error in each_record_has_its_audit_kind(None)] == [("core.E001", Priority)]


def test_a_word_leads_back_to_its_model():
    kept = [model for model in apps.get_models() if hasattr(model, "audit_kind")]
    assert kept
    assert all(audit.model_of(audit.kind_of(model)) is model for model in kept)
    with pytest.raises(LookupError):
        audit.model_of("plans.plan")


@pytest.mark.django_db
def test_an_entry_names_neither_app_nor_model():
    plan = builders.make_plan()
    assert set(audit.history_of(plan).values_list("object_type", flat=True)) == {"plan"}
