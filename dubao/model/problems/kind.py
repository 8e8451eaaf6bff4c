"""What the catalogue says of one code."""

from __future__ import annotations

from dataclasses import dataclass

from dubao.model.terms import Severity


@dataclass(frozen=True)
class Kind:
    """Severity, the sentence with {details}, the hint, and why the check exists.

    `message` and `hint` are filled by `str.format_map`; `why` stands on the catalogue page
    only and may quote a rule's document number.
    """

    severity: Severity
    message: str
    hint: str
    why: str = ""


def error(message: str, hint: str, why: str = "") -> Kind:
    """Make a kind that must be put right before anything made from it is handed out."""
    return Kind(Severity.ERROR, message, hint, why)


def warning(message: str, hint: str, why: str = "") -> Kind:
    """Make a kind that is used but that a person should look at."""
    return Kind(Severity.WARNING, message, hint, why)


def note(message: str, hint: str = "", why: str = "") -> Kind:
    """Make a kind that only goes into the import log."""
    return Kind(Severity.NOTE, message, hint, why)
