"""The version mark of a collection form (HA-06): which scheme a form was made for."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass

from dubao.model.scheme import Scheme
from dubao.model.written import as_written

MARK_SHEET = "_dubao"
CHOICE_SHEET = "选项清单"  # the drop-down lists' values
OWN_SHEETS = frozenset({MARK_SHEET, CHOICE_SHEET})  # hidden sheets that dubao itself makes
ALL_UNITS = "各单位"


@dataclass(frozen=True)
class FormMark:
    """What stands in the hidden sheet of a form: scheme, its version, and what it asks."""

    scheme: str
    version: str
    fingerprint: str


def mark_of(scheme: Scheme) -> FormMark:
    """Return the mark of forms made from a scheme; it changes when what is asked changes."""
    asked = {
        "字段": as_written(scheme.fields),
        "指标": [(item.code, item.name, as_written(item.full)) for item in scheme.all_items()],
    }
    text = json.dumps(asked, ensure_ascii=False, sort_keys=True)
    return FormMark(scheme.code, scheme.version, hashlib.sha256(text.encode()).hexdigest()[:12])
