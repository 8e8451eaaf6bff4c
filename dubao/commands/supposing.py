"""`dubao assess --what-if`: everything worked out anew with some cells changed, side by side."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from dubao.assess.improve.changed import changed
from dubao.assess.improve.compared import compared
from dubao.commands.delivering import deliver_papers
from dubao.commands.evaluation import Evaluation, findings
from dubao.commands.opening import refuse_errors
from dubao.commands.written import say_written
from dubao.model.paper import BookPaper, Papers
from dubao.model.problem import Problem
from dubao.model.what_if import CellChange, Comparison, Difference
from dubao.papers.improve.difference_sheets import FIRST, SupposedSheets
from dubao.papers.improve.document import comparison_document
from dubao.papers.improve.what_if_book import what_if_book
from dubao.papers.improve.words import change_text, value_text
from dubao.papers.wording import sample_line
from dubao.read.registers import load_units
from dubao.read.sources import fingerprint
from dubao.read.what_if import read_asked
from dubao.read.what_if_cells import cells_asked
from dubao.read.whose import units_of
from dubao.render.screen import Screen, problem_entry

FOLDER = "/设想"
HEADS = ("类别", "名称", "原来", "设想", "变化")


def suppose(opened: Evaluation, path: Path, screen: Screen) -> int:
    """Show and write what differs; exit code 1 if the changes bring up findings.

    Faults in the list of changes end the run before anything is worked out.
    """
    with screen.busy("重算"):
        changes = _changes(opened, path)
        after = replace(opened, dataset=changed(opened.dataset, changes))
        comparison = compared(opened.assessment, after.assessment, changes)
        new = tuple(one for one in after.problems if one not in set(opened.problems))
        solved = tuple(one for one in opened.problems if one not in set(after.problems))
        new, solved = (tuple(one for one in part if one.is_finding) for part in (new, solved))
        sample = sample_line(opened.scheme.sample, opened.office.settings.sample)
        sheets = SupposedSheets(opened.assessment, [sample] if sample else [])
        book = what_if_book(sheets, comparison, new, solved)
        papers = Papers((), (BookPaper(f"设想对比（{path.stem}）.xlsx", book),))
        file = opened.office.workspace.file(path.resolve())
        delivered = deliver_papers(opened, papers, FOLDER, {file: fingerprint(path)})
    _show(screen, comparison, solved)
    say_written(screen, delivered)
    problems = (*new, *delivered.problems)
    screen.show_problems(problems)
    screen.emit_json(
        {
            "evaluation": opened.scheme.code,
            "year": opened.dataset.year,
            **comparison_document(comparison),
            "problems": [problem_entry(one) for one in problems],
            "solved": [problem_entry(one) for one in solved],
            "written": delivered.written,
            "kept": delivered.kept,
        }
    )
    return int(findings(problems))


def _changes(opened: Evaluation, path: Path) -> tuple[CellChange, ...]:
    """Return the cells that the file changes; RefusedError if any line is at fault."""
    office, scheme = opened.office, opened.scheme
    root = office.workspace.root
    asked = read_asked(path, office.workspace.file(path.resolve()))
    register = load_units(root, scheme, office.settings.district).value
    units = units_of(register, office.settings, opened.dataset.year).value
    cells = cells_asked(asked.value, scheme, opened.dataset, units)
    refuse_errors((*asked.problems, *cells.problems))
    return cells.value


def _show(screen: Screen, comparison: Comparison, solved: tuple[Problem, ...]) -> None:
    """Show what a person looks for first: verdicts of units, spreads and sums, the district."""
    screen.say(f"设想改动 {len(comparison.changes)} 格；填报、台账和正式成果都不动。")
    units, district = (
        [one for one in found if one.kind in FIRST]
        for found in (comparison.units, comparison.district)
    )
    for title, found in (("单位", units), ("组", comparison.groups), ("区级", district)):
        if found:
            screen.show_table((title, *HEADS), map(_row, found))
    if not (units or comparison.groups or district):
        screen.say("结果没有变化。")
    if solved:
        screen.say(f"核对中原有的问题，不再有的 {len(solved)} 处。")


def _row(found: Difference) -> tuple[str, ...]:
    name = f"{found.code} {found.name}".strip()
    values = (value_text(value, found.decimals) for value in (found.before, found.after))
    return (found.of, found.kind, name, *values, change_text(found))
