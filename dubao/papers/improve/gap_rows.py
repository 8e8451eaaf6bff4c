"""Who lacks what: a row per unit, and a row per unit and item."""

from __future__ import annotations

from dubao.model.book import Sheet, Style
from dubao.model.numbers import plain
from dubao.papers.draft import Draft
from dubao.papers.improve.pen import GapPen

_UNIT_HEADS = ("序号", "单位代码", "单位", "结果")
_DETAIL_HEADS = ("单位", "项目", "现值", "标准", "底线", "缺（到标准）", "缺（到底线）", "计什么")
NOTHING = "没有缺口"
UNITS, DETAILS = "各单位", "明细"


def units_sheet(pen: GapPen) -> Sheet:
    """Return a row per unit that lacks anything: what it lacks to the standard of each item."""
    parts = pen.gaps.parts
    heads = [*_UNIT_HEADS, *(f"{part.name}\n缺（{part.unit or '—'}）" for part in parts)]
    draft = pen.draft(len(heads), "各单位缺口")
    draft.line(heads, Style.HEAD)
    top = draft.height
    for number, row in enumerate(pen.short, start=1):
        code = str(pen.assessment.codes[row])
        at = draft.line((number, code, pen.name(row), pen.verdict(row)), Style.CENTRE)
        for column, part in enumerate(parts, start=len(_UNIT_HEADS)):
            draft.put(at, column, None)
            if part.to_standard[row] != 0:
                pen.put(draft, (at, column), UNITS, pen.missing(part, row, "标准"))
    end(pen, draft)
    return draft.sheet(f"{UNITS}{pen.ending}", top, frozen_columns=3)


def details_sheet(pen: GapPen) -> Sheet:
    """Return a row per unit and item whose standard is not reached, or where that is not known."""
    draft = pen.draft(len(_DETAIL_HEADS), "缺口明细")
    draft.line(_DETAIL_HEADS, Style.HEAD)
    top = draft.height
    for row in pen.short:
        for part in pen.gaps.parts:
            if part.to_standard[row] == 0:
                continue
            at = draft.line((pen.name(row), part.name))
            numbers = (
                pen.value(part, row),
                pen.target(part, row, 1),
                pen.target(part, row, pen.spec.others),
                pen.missing(part, row, "标准"),
                pen.missing(part, row, "底线"),
            )
            for column, number in enumerate(numbers, start=2):
                pen.put(draft, (at, column), DETAILS, number)
            draft.put(at, 7, f"{part.counted}（{part.unit}）" if part.unit else part.counted)
    end(pen, draft)
    return draft.sheet(f"{DETAILS}{pen.ending}", top, frozen_columns=2)


def end(pen: GapPen, draft: Draft) -> None:
    """Add what the amounts mean."""
    if not pen.short:
        draft.banner(NOTHING, Style.CENTRE)
    draft.banner(
        "缺：到标准还差多少，按本行的学生数折成人、间、平方米、元等；人、间进一取整。"
        f"底线是标准的{plain(pen.spec.others * 100)}%。没有填数的写「—」，不当作0。"
        "一所学校几个学段共用的，这里是各学段自己的份额。",
        Style.NOTE,
    )
    pen.sign(draft)
