"""表Ⅱ-1 and 表Ⅱ-2: the seven indicators, counted for all schools and school by school."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import nan

from dubao.model.book import Sheet, Style
from dubao.model.terms import Verdict
from dubao.papers.limits import Limit
from dubao.papers.ordered import Ordered
from dubao.papers.standards.definitions import definition_lines
from dubao.papers.standards.heads import across, codes, corner
from dubao.papers.standards.pen import Number, Pen, Wanted
from dubao.papers.standards.side import (
    SEVEN,
    STAGES,
    Indicator,
    Side,
    indicators,
    rows_of,
    yes_no,
)
from dubao.papers.wording import listed

TOTALS, SCHOOLS = "表Ⅱ-1", "表Ⅱ-2"
TOTALS_TITLE = "表Ⅱ-1 小学、初中资源配置基本情况"
SCHOOLS_TITLE = "表Ⅱ-2 小学、初中资源配置基本情况（分学校）"
OWNERS = "举办者类型"
_LEFT = 2  # columns of labels in 表Ⅱ-1
LABELLED_WIDTHS = (8.0, 18.0, *(12.0,) * 8)
_WIDTHS = (6.0, 31.0, 8.0, 9.0, 7.0, 7.0, *(9.5,) * 7, 9.0, 30.0)
_FIRST = 6  # 0-based column of R1 in 表Ⅱ-2
_NOTE = (
    "达标学校总数：L1至L7为达到该项标准的学校数，L8为综合评估达标的学校数；"
    "一贯制学校、完全中学的每个学段各算一所。"
)
_BLANKS = (
    ("小学学校总数{}", "小学计入校数"),
    ("其中：一贯制学校小学部{}", "一贯制学校小学部数"),
    ("50人及以上教学点{}", "报表满50人的教学点数"),
    ("初中学校总数{}", "初中计入校数"),
    ("其中：一贯制学校初中部{}", "一贯制学校初中部数"),
    ("完全中学初中部{}", "完全中学初中部数"),
)


def head_of(indicator: Indicator) -> str:
    """Return an indicator as the heading of its column: 生均教学及辅助用房面积（㎡）."""
    return f"{indicator.title}\n（{indicator.unit}）" if indicator.unit else indicator.title


def totals_sheet(ordered: Ordered, schools: Side) -> Sheet:
    """Return 表Ⅱ-1: how many schools reach the full standard of each, and how many pass.

    That L1–L7 count the full standard and not the floor is a reading (not confirmed).
    """
    seven = indicators(schools)
    pen = Pen(ordered, TOTALS, _LEFT + len(seven) + 1)
    draft = pen.draft
    across(draft, TOTALS_TITLE)
    corner(draft, 1, 2, _LEFT)
    for at, indicator in enumerate(seven):
        draft.put(1, _LEFT + at, head_of(indicator), Style.HEAD)
    draft.put(1, _LEFT + len(seven), "综合评估", Style.HEAD)
    codes(draft, 2, _LEFT, len(seven) + 1)
    for stage in STAGES:
        _stage_totals(pen, schools, stage, seven)
    names = [one.name for one in seven]
    pen.footer([_NOTE, *definition_lines(schools.assessment.scheme, names)])
    return pen.sheet(3, LABELLED_WIDTHS)


def _stage_totals(pen: Pen, schools: Side, stage: str, seven: Sequence[Indicator]) -> None:
    rows = rows_of(schools, stage)
    top = pen.draft.height
    pen.draft.put(top, 0, stage, Style.HEAD)
    pen.draft.merge(top, 0, top + 1, 0)
    pen.draft.put(top, 1, "达标学校总数", Style.HEAD)
    pen.draft.put(top + 1, 1, "达标学校比例(%)", Style.HEAD)
    counts = [
        _count(indicator.is_met(schools.number(row, indicator.name), stage) for row in rows)
        for indicator in seven
    ]
    counts.append(_count(passes(schools, row) for row in rows))
    names = [*(one.code for one in seven), "综合评估"]
    for at, (name, count) in enumerate(zip(names, counts, strict=True)):
        column = _LEFT + at
        met, share = _met_numbers(f"{stage} {name}", count, len(rows))
        pen.number((top, column), schools.figures, met)
        pen.number((top + 1, column), schools.figures, share)


def passes(schools: Side, row: int) -> bool | None:
    """Tell whether a row passes on the seven indicators; None where that can't be judged."""
    result = schools.assessment.items[SEVEN]
    if result.reasons[row]:
        return None
    return bool(result.value.values[row] == Verdict.MET)


def _count(held: Iterator[bool | None]) -> float:
    """Count those that hold; NaN if one of them can't be judged (CA-04)."""
    found = list(held)
    return nan if None in found else float(sum(map(bool, found)))


def _met_numbers(label: str, count: float, rows: int) -> tuple[Number, Number]:
    how = f"逐校判断后计数，共{rows}行"
    share = 100 * count / rows if rows else nan
    whole = (Limit(">=", 100.0),)
    return (
        Number(f"{label} 达标学校数", count, (how, ())),
        Number(f"{label} 达标学校比例", share, (how, ()), 1, whole),
    )


def schools_sheet(ordered: Ordered, schools: Side, district: Side | None) -> Sheet:
    """Return 表Ⅱ-2: a row for each stage of a school, numbered by stage."""
    seven = indicators(schools)
    heads = ["序号", "学校名称", OWNERS, "在校生数\n（人）", "年级数\n（个）", "班级数\n（个）"]
    heads += [head_of(indicator) for indicator in seven]
    pen = Pen(ordered, SCHOOLS, len(heads) + 2)
    pen.draft.title(SCHOOLS_TITLE)
    pen.draft.line([*heads, "该校综合评估\n是否达标", "备注"], Style.HEAD)
    codes(pen.draft, 2, 0, len(heads) + 1)
    pen.draft.put(2, len(heads) + 1, None, Style.HEAD)
    for stage in STAGES:
        for number, row in enumerate(rows_of(schools, stage), start=1):
            _school(pen, schools, (number, row, stage), seven)
    pen.footer(
        [
            *([_blanks(ordered, district)] if district else []),
            *definition_lines(schools.assessment.scheme, [one.name for one in seven]),
        ]
    )
    return pen.sheet(3, _WIDTHS)


def _school(
    pen: Pen, schools: Side, which: tuple[int, int, str], seven: Sequence[Indicator]
) -> None:
    number, row, stage = which
    line = pen.draft.height
    pen.draft.put(line, 0, number, Style.CENTRE)
    pen.draft.put(line, 1, str(schools.assessment.names[row]))
    pen.draft.put(line, 2, owner_code(schools, row), Style.CENTRE)
    for column, name in enumerate(("在校生数", f"{stage}年级数", "本段班数"), start=3):
        pen.value((line, column), Wanted(schools, row, name))
    for at, indicator in enumerate(seven):
        limits = tuple(
            Limit(">=", bound) for bound in (indicator.standards[stage], indicator.floor(stage))
        )
        pen.value((line, _FIRST + at), Wanted(schools, row, indicator.name, 2, limits))
    pen.draft.put(line, _FIRST + len(seven), yes_no(passes(schools, row)), Style.CENTRE)
    pen.draft.put(line, _FIRST + len(seven) + 1, reached(schools, row, stage, seven))


def reached(schools: Side, row: int, stage: str, seven: Sequence[Indicator]) -> str:
    """Say which indicators reach the standard, which only the floor, and which neither."""
    kinds: dict[str, list[str]] = {"达标": [], "达到85%": [], "未达85%": [], "无法判断": []}
    for indicator in seven:
        value = schools.number(row, indicator.name)
        met, near = indicator.is_met(value, stage), indicator.is_near(value, stage)
        kind = "无法判断" if met is None else "达标" if met else "达到85%" if near else "未达85%"
        kinds[kind].append(indicator.code)
    if len(kinds["达标"]) == len(seven):
        return "七项达标"
    return "；".join(f"{kind}：{listed(codes)}" for kind, codes in kinds.items() if codes)


def owner_code(schools: Side, row: int) -> str:
    """Return the code of 举办者类型: the place of the word in the scheme's list, from 1."""
    spec = schools.assessment.scheme.field(OWNERS)
    word = schools.text(row, OWNERS)
    if spec is None or word not in spec.choices:
        return "【未填】"
    return str(spec.choices.index(word) + 1)


def _blanks(ordered: Ordered, district: Side) -> str:
    """Return the note below 表Ⅱ-2 with its six blanks (Ⅱ2-a to Ⅱ2-f)."""
    where = f"{ordered.path}[{SCHOOLS}]"
    said = [text.format(district.said(where, 0, name)) for text, name in _BLANKS]
    return f"注：{'，'.join(said[:3])}；{'，'.join(said[3:])}。"
