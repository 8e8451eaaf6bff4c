"""区级: what is said of the district, line by line, in the score book."""

from __future__ import annotations

from dubao.model.assessment import Assessment
from dubao.model.book import Sheet, Style
from dubao.model.place import address
from dubao.model.said import Said, SaidOf, said_of
from dubao.model.trace import Basis
from dubao.papers.draft import Draft
from dubao.papers.figures import FigureList
from dubao.papers.wording import heading

NAME = "区级"
HEADS = ("类别", "编号", "名称", "数", "结果", "说明", "算式")
WIDTHS = (8.0, 9.0, 26.0, 14.0, 16.0, 26.0, 60.0)
VALUE, RESULT = 3, 4


def district_sheet(district: Assessment, figures: FigureList, paper: str) -> Sheet:
    """Return the sheet; every value, grade and verdict is put on the list of figures."""
    draft = Draft(len(HEADS))
    draft.title(heading(district, "区级结果")[0], "内部资料")
    draft.line(HEADS, Style.HEAD)
    top = draft.height
    for said in said_of(district, 0):
        basis = _basis(figures, said)
        row = draft.line(
            (said.kind, said.code, said.name, said.value, said.result, said.why, basis[0])
        )
        for column, text in ((VALUE, said.value), (RESULT, said.result)):
            where = f"{paper}[{NAME}]!{address(row, column)}"
            label = f"{district.names[0]} {f'{said.code} {said.name}'.strip()} {HEADS[column]}"
            if text:
                figures.put(where, label, (text, text), basis)
    _end(draft, district, figures, paper)
    return draft.sheet(NAME, top, widths=WIDTHS)


def _basis(figures: FigureList, said: Said) -> Basis:
    trace = figures.trace
    if said.kind is SaidOf.DERIVED:
        return trace.value(0, said.key)
    return trace.how(0, said.key), trace.cells(0, said.key)


def _end(draft: Draft, district: Assessment, figures: FigureList, paper: str) -> None:
    """Add total and grade, as far as the scheme has them."""
    scheme, totals = district.scheme, district.totals
    if scheme.has_points:
        where = f"{paper}[{NAME}]!{address(draft.height, RESULT)}"
        draft.line(("", "", "总分", "", figures.total(where, 0), str(totals.reason[0] or ""), ""))
    if scheme.grades:
        where = f"{paper}[{NAME}]!{address(draft.height, RESULT)}"
        steps = "；".join(totals.steps[0])
        said = str(totals.grade[0]) or "未定"
        grade = figures.said(where, f"{district.names[0]} 等第", said, steps)
        draft.line(("", "", "等第", "", grade, str(totals.reason[0] or ""), steps))
