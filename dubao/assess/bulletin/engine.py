"""From a year's figures to the table that is published."""

from __future__ import annotations

from dubao.assess.bulletin.changes import change_of
from dubao.assess.bulletin.findings import (
    against_published,
    computed_otherwise,
    empty_contents,
    falls,
    gaps,
    missing_departments,
    other_departments,
    slips,
    unremarked,
)
from dubao.assess.bulletin.judging import failed_before, failed_checks, judged
from dubao.assess.bulletin.scope import years_of
from dubao.assess.bulletin.totals import against_totals
from dubao.model.report import Figures, Report


def work_out(figures: Figures) -> Report:
    """Return a year's table: every item beside last year, judged, checked, with what is wrong.

    The item table must have been read without an error. Missing numbers stay missing: they are
    never 0 and never a pass.
    """
    bulletin, years = figures.bulletin, years_of(figures)
    lines = tuple(change_of(item, years) for item in bulletin.items)
    failed = tuple(failed_checks(years))
    problems = (
        *missing_departments(figures),
        *gaps(figures, lines),
        *other_departments(figures, lines),
        *falls(bulletin, lines),
        *unremarked(bulletin, lines),
        *against_published(figures, lines),
        *slips(lines),
        *against_totals(figures, lines),
        *computed_otherwise(figures, lines),
        *(found for _, _, found in failed),
        *failed_before(years),
        *empty_contents(bulletin, lines),
    )
    return Report(
        figures=figures,
        lines=lines,
        judged=tuple(judged(judgement, years) for judgement in bulletin.judgements),
        failed=tuple((check, numbers) for check, numbers, _ in failed),
        problems=tuple(dict.fromkeys(problems)),
    )
