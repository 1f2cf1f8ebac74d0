"""The figure checker: finds what a text claims about its own figures and works each claim out again."""

from checker.checking import check_text
from checker.findings import CheckReport, CheckVerdict, Finding, Unchecked
from checker.known_facts import FactKind, KnownFact, KnownFacts

__all__ = ["CheckReport", "CheckVerdict", "FactKind", "Finding", "KnownFact", "KnownFacts", "Unchecked", "check_text"]
