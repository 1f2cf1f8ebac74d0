"""The figure checker: finds what a text claims about its own figures and works each claim out again."""

from reports.checker.checking import check_text
from reports.checker.findings import CheckReport, Finding, Unchecked, Verdict
from reports.checker.known import FactKind, KnownFact, KnownFacts

__all__ = ["CheckReport", "FactKind", "Finding", "KnownFact", "KnownFacts", "Unchecked", "Verdict", "check_text"]
