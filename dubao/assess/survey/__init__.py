"""Questionnaires: counted by unit and group, with small groups protected (SE-03)."""

from dubao.assess.survey.engine import survey_results
from dubao.assess.survey.values import explained, survey_column

__all__ = ["explained", "survey_column", "survey_results"]
