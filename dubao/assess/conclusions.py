"""结论: statements tested per unit; nothing missing ever counts as a pass (CA-04)."""

from __future__ import annotations

import numpy as np

from dubao.assess.columns import Columns
from dubao.model.assessment import Verdicts
from dubao.model.formula.evaluate import evaluate
from dubao.model.formula.parse import parse
from dubao.model.grading import Conclusion
from dubao.model.terms import Reason, Verdict


def verdicts_of(conclusion: Conclusion, columns: Columns) -> Verdicts:
    """Return 达标, 不达标 or 无法判断 for every unit, with the reason for the last."""
    held = evaluate(parse(conclusion.condition), columns)
    outcomes = np.array([Verdict.UNMET, Verdict.MET, Verdict.UNDECIDED], dtype=object)
    index = np.where(held.reasons != 0, 2, (held.values == 1.0).astype(np.intp))
    reasons = np.array([reason.text for reason in Reason], dtype=object)[held.reasons]
    return Verdicts(conclusion.code, conclusion.name, outcomes[index], reasons)
