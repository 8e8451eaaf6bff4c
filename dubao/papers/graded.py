"""总表 of a scheme without points: the grade of every item, how many of each, the conclusions."""

from __future__ import annotations

from dubao.model.assessment import Assessment
from dubao.model.book import Sheet, Style
from dubao.model.place import address
from dubao.model.scheme import Item
from dubao.papers.draft import Draft
from dubao.papers.figures import FigureList
from dubao.papers.items import grade_of
from dubao.papers.overview import NAME
from dubao.papers.wording import heading

HEAD_ROWS = 2  # 一级指标, 末级指标
OPEN = "未定"


def graded_sheet(assessment: Assessment, figures: FigureList, paper: str) -> Sheet:
    """Return the sheet, units in the register's order; every grade goes on the list of figures."""
    sheet = _Graded(assessment, figures, paper)
    for unit in range(len(assessment.codes)):
        sheet.unit(unit)
    return sheet.draft.sheet(NAME, sheet.head_rows, frozen_columns=1)


class _Graded:
    """Lays out heads and rows: the unit, its items, counts of grades, conclusions, grade."""

    def __init__(self, assessment: Assessment, figures: FigureList, paper: str) -> None:
        self._assessment, self._figures, self._paper = assessment, figures, paper
        scheme = assessment.scheme
        self._leaves = [(root, leaf) for root in scheme.items for leaf in root.leaves()]
        words = [*scheme.grade_words, OPEN] if self._leaves else []
        found = [f"{found.code} {found.name}" for found in assessment.conclusions]
        last = [*(["等第"] if scheme.grades else []), "备注"]
        self._words, self._after = words, [*words, *found, *last]
        self.draft = Draft(1 + len(self._leaves) + len(self._after))
        self.draft.title(*heading(assessment, "评定总表"))
        self._heads()
        self.head_rows = self.draft.height

    def _heads(self) -> None:
        top = self.draft.height
        tall = [(0, "单位"), *enumerate(self._after, start=1 + len(self._leaves))]
        for column, words in tall:
            self._tall(top, column, words)
        last: Item | None = None
        for column, (root, leaf) in enumerate(self._leaves, start=1):
            if root is leaf:
                self._tall(top, column, leaf.title)
            elif root is not last:
                self.draft.put(top, column, root.title, Style.HEAD)
                self.draft.merge(top, column, top, column + sum(1 for _ in root.leaves()) - 1)
            if root is not leaf:
                self.draft.put(top + 1, column, leaf.title, Style.HEAD)
            last = root

    def _tall(self, top: int, column: int, words: str) -> None:
        """Put a head over all head rows."""
        self.draft.put(top, column, words, Style.HEAD)
        self.draft.put(top + HEAD_ROWS - 1, column, None, Style.HEAD)
        self.draft.merge(top, column, top + HEAD_ROWS - 1, column)

    def unit(self, unit: int) -> None:
        """Add the row of one unit."""
        assessment, totals = self._assessment, self._assessment.totals
        row = self.draft.line((str(assessment.names[unit]),))
        for column, (_, leaf) in enumerate(self._leaves, start=1):
            result = assessment.items[leaf.code]
            grade = grade_of(result, unit)
            self._figures.grade(self._at(row, column), unit, leaf.code, grade)
            away = "不适用" if not grade and not result.reasons[unit] else "—"
            self.draft.put(row, column, grade or away, Style.CENTRE)
        counts = assessment.grade_counts(unit)
        said = [str(counts.get("" if word == OPEN else word, 0)) for word in self._words]
        said += [str(found.verdicts[unit]) for found in assessment.conclusions]
        said += [str(totals.grade[unit]) or OPEN] if assessment.scheme.grades else []
        for column, (head, text) in enumerate(
            zip(self._after, said, strict=False), start=1 + len(self._leaves)
        ):
            label = f"{assessment.names[unit]} {head}"
            self._figures.said(self._at(row, column), label, text, "按各指标的评级和结论的条件")
            self.draft.put(row, column, text, Style.CENTRE)
        self.draft.put(row, self.draft.columns - 1, str(totals.reason[unit] or ""))

    def _at(self, row: int, column: int) -> str:
        return f"{self._paper}[{NAME}]!{address(row, column)}"
