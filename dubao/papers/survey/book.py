"""问卷统计.xlsx: a questionnaire by group, question and unit. Internal; small groups are a ＊."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import isnan

from dubao.model.assessment import Assessment
from dubao.model.book import Book, Sheet, Style
from dubao.model.numbers import rounded
from dubao.model.place import address
from dubao.model.survey_result import QuestionResult, SurveyResult
from dubao.papers.draft import Draft
from dubao.papers.ordered import Ordered
from dubao.papers.survey.told import (
    ALL_UNITS,
    NO_FIGURE,
    Told,
    answers,
    choice,
    figure,
    note,
    places,
    satisfaction,
)
from dubao.papers.wording import heading, year_and_name

NAME = "问卷统计"
_BY_GROUP = ("发放数", "回收数", "有效数", "回收率", "有效率", "满意率")
_TEXT_WIDTH, _NUMBER_WIDTH = 26.0, 10.0


def build_survey_book(ordered: Ordered) -> Book:
    """Return the sheets of every questionnaire that came in."""
    assessment = ordered.assessment
    several = len(assessment.surveys) > 1
    sheets = [
        sheet
        for result in assessment.surveys.values()
        for sheet in _Sheets(ordered, result, f"{result.survey.name} " if several else "").all()
    ]
    title = f"{year_and_name(assessment.year, assessment.scheme.name)}{NAME}"
    return Book(title, tuple(sheets) or (_nothing(assessment),))


def _nothing(assessment: Assessment) -> Sheet:
    draft = Draft(1)
    draft.title(*heading(assessment, NAME))
    draft.banner("问卷没有报送", Style.CENTRE)
    return draft.sheet(NAME, 2)


@dataclass(frozen=True)
class _Sheets:
    """Lays out one questionnaire; `prefix` stands before the names of its sheets."""

    ordered: Ordered
    result: SurveyResult
    prefix: str

    def all(self) -> Iterator[Sheet]:
        """Yield the sheets that have something to say."""
        yield self.groups()
        yield self.questions()
        if len(self.ordered.assessment.codes) > 1:
            yield self.units()
            if any(one.asks_satisfaction for one in self.result.questions):
                yield self.units_by_question()
        if self.result.checks:
            yield self.samples()

    def groups(self) -> Sheet:
        """Return the sheet with a row per group."""
        draft = self._draft("总表", 1 + len(_BY_GROUP))
        top = self._head(draft, ("群体", *_named(_BY_GROUP)))
        for column, group in enumerate(self.result.groups):
            row = draft.line((group,), Style.TEXT)
            for at, name in enumerate(_BY_GROUP, start=1):
                told = figure(self.result, (ALL_UNITS, column), name)
                self._put(draft, (row, at), ("总表", f"{group} {name}"), told)
        return self._sheet(draft, "总表", top, (_TEXT_WIDTH, *[_NUMBER_WIDTH] * len(_BY_GROUP)))

    def questions(self) -> Sheet:
        """Return the sheet with a row per choice of each question: count and share by group."""
        groups = self.result.groups
        draft = self._draft("各题", 2 + 2 * len(groups))
        top = self._two_heads(draft, ("题目", "选项"), groups, ("份数", "占比（%）"))
        for question in self.result.questions:
            self._question(draft, question)
        widths = (_TEXT_WIDTH, 17.0, *[_NUMBER_WIDTH] * (2 * len(groups)))
        return self._sheet(draft, "各题", top, widths, frozen=2)

    def units(self) -> Sheet:
        """Return the sheet with a row per unit: valid answers and satisfaction by group."""
        groups = self.result.groups
        draft = self._draft("各单位", 1 + 2 * len(groups))
        top = self._two_heads(draft, ("单位",), groups, ("有效数（份）", "满意率（%）"))
        for unit, name in self._rows():
            row = draft.line((name,), Style.TEXT)
            for column, group in enumerate(groups):
                for at, what in enumerate(("有效数", "满意率"), start=1 + 2 * column):
                    told = figure(self.result, (unit, column), what)
                    self._put(draft, (row, at), ("各单位", f"{name} {group} {what}"), told)
        widths = (_TEXT_WIDTH, *[_NUMBER_WIDTH] * (2 * len(groups)))
        return self._sheet(draft, "各单位", top, widths)

    def units_by_question(self) -> Sheet:
        """Return the sheet with a row per unit: satisfaction with each question."""
        asked = [one for one in self.result.questions if one.asks_satisfaction]
        draft = self._draft("各单位各题", 1 + len(asked))
        top = self._head(draft, ("单位", *(f"{one.question.name}（%）" for one in asked)))
        last = len(self.result.groups) - 1
        for unit, name in self._rows():
            row = draft.line((name,), Style.TEXT)
            for at, one in enumerate(asked, start=1):
                label = f"{name} {one.question.name} 满意率"
                told = satisfaction(one, (unit, last))
                self._put(draft, (row, at), ("各单位各题", label), told)
        return self._sheet(draft, "各单位各题", top, (_TEXT_WIDTH, *[12.0] * len(asked)))

    def samples(self) -> Sheet:
        """Return the sheet with a row per demand and unit."""
        heads = ("单位", "群体", "要求", "不少于", "实际", "结论", "依据")
        draft = self._draft("样本", len(heads))
        top = self._head(draft, heads)
        names = self.ordered.assessment.names
        for check in self.result.checks:
            group = check.sample.group or self.result.groups[-1]
            hidden = self.result.hidden[check.unit, self.result.column(check.sample.group)]
            draft.line(
                (
                    str(names[check.unit]),
                    group,
                    check.what,
                    rounded(check.wanted, 2),
                    "＊" if hidden else rounded(check.found, 2),
                    check.verdict.value,
                    check.sample.basis,
                )
            )
        return self._sheet(draft, "样本", top, (_TEXT_WIDTH, 12, 24, 10, 10, 10, 30))

    def _question(self, draft: Draft, question: QuestionResult) -> None:
        top = draft.height
        name = question.question.name
        words = question.question.says or name
        for which, word in enumerate(question.choices):
            row = draft.line((words, word), Style.TEXT)
            for column, group in enumerate(self.result.groups):
                pair = choice(question, (ALL_UNITS, column), which)
                for at, (what, told) in enumerate(
                    zip(("份数", "占比"), pair, strict=True), start=2 + 2 * column
                ):
                    label = f"{name} {word} {group} {what}"
                    self._put(draft, (row, at), ("各题", label), told)
        asks = question.asks_satisfaction
        row = draft.line((words, "答题数、满意率" if asks else "答题数"), Style.TEXT)
        for column, group in enumerate(self.result.groups):
            at = 2 + 2 * column
            told = answers(question, (ALL_UNITS, column))
            self._put(draft, (row, at), ("各题", f"{name} {group} 答题数"), told, Style.TOTAL)
            told = satisfaction(question, (ALL_UNITS, column)) if asks else NO_FIGURE
            label = f"{name} {group} 满意率"
            self._put(draft, (row, at + 1), ("各题", label), told, Style.TOTAL)
        draft.merge(top, 0, row, 0)

    def _rows(self) -> Iterator[tuple[int, str]]:
        yield from enumerate(map(str, self.ordered.assessment.names))
        yield ALL_UNITS, "全部单位"

    def _draft(self, what: str, columns: int) -> Draft:
        draft = Draft(columns)
        title, subtitle = heading(
            self.ordered.assessment, f"问卷「{self.result.survey.name}」{what}"
        )
        draft.title(title, _unit(subtitle))
        return draft

    def _head(self, draft: Draft, heads: tuple[str, ...]) -> int:
        draft.line(heads, Style.HEAD)
        return draft.height

    def _two_heads(
        self, draft: Draft, first: tuple[str, ...], groups: tuple[str, ...], below: tuple[str, str]
    ) -> int:
        top = draft.height
        for at, word in enumerate(first):
            draft.put(top, at, word, Style.HEAD)
            draft.merge(top, at, top + 1, at)
        for number, group in enumerate(groups):
            left = len(first) + 2 * number
            draft.put(top, left, group, Style.HEAD)
            draft.merge(top, left, top, left + 1)
            for at, word in enumerate(below, start=left):
                draft.put(top + 1, at, word, Style.HEAD)
        return draft.height

    def _put(
        self,
        draft: Draft,
        at: tuple[int, int],
        named: tuple[str, str],
        told: Told,
        style: Style = Style.NUMBER,
    ) -> None:
        """Put one figure into a cell and onto the list of figures; a ＊ is neither."""
        sheet, label = named
        if isnan(told.value):
            draft.put(*at, told.text, Style.CENTRE)
            return
        is_rate = told.text.endswith("%")
        draft.number(*at, told.value, 2 if is_rate else 0, style)
        where = f"{self.ordered.path}[{self.prefix}{sheet}]!{address(*at)}"
        how = f"数问卷「{self.result.survey.name}」的有效行"
        basis = how, places(self.ordered.assessment, self.result)
        printed = told.text.rstrip("%份")
        self.ordered.figures.put(where, f"问卷 {label}", (printed, told.value), basis)

    def _sheet(
        self, draft: Draft, name: str, top: int, widths: tuple[float, ...], frozen: int = 1
    ) -> Sheet:
        words = note(self.result)
        if words:
            draft.banner(words, Style.NOTE)
        return draft.sheet(f"{self.prefix}{name}", top, frozen_columns=frozen, widths=widths)


def _unit(subtitle: str) -> str:
    return subtitle.replace("　　单位：分", "")


def _named(names: tuple[str, ...]) -> list[str]:
    return [f"{name}（{'%' if name.endswith('率') else '份'}）" for name in names]
