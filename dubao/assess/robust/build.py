"""How firm an assessment is; pure calculation beside the engine."""

from __future__ import annotations

import numpy as np

from dubao.assess.columns import Columns
from dubao.assess.robust.ratings import Panel, rated_items
from dubao.assess.robust.sensitivity import sensitivity_of
from dubao.model.assessment import Assessment
from dubao.model.robust import Robustness
from dubao.model.settings import WeightDraws


def robustness_of(assessment: Assessment, asked: WeightDraws) -> Robustness:
    """Return how far the raters agree and how far ranks and grades hang on the weights.

    An assessment without points has neither.
    """
    columns: Columns = assessment.lookup
    panel = Panel()
    rated = list(rated_items(columns, panel))
    raters = None
    if any(one.ballots.used.any() for one in rated):
        from dubao.assess.robust.agreement import raters_of

        raters = raters_of(rated, panel)
    scored = not np.isnan(assessment.totals.published).all()
    sensitivity = sensitivity_of(assessment, rated, panel, asked) if scored else None
    return Robustness(raters, sensitivity)
