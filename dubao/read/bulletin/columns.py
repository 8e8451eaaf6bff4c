"""Which columns a department's sheet, or a table once published, may have."""

from __future__ import annotations

from dubao.model.terms import FieldType
from dubao.read.wanted import Wanted, spec

CODE, NAME, UNIT = "编号", "项目", "单位"
THIS, LAST = "本年", "上年"
DEPARTMENT, PERSON, SOURCE = "填报部门", "填报人", "数据来源"
REMARK, CAUSE, ADJUSTED = "备注", "增减原因", "口径调整"

_MEASURED = ("", "数", "数值", "数据", "值", "实际", "实际数", "完成数", "决算数", "填报值")
_THIS = ("本年", "本年度", "当年")
_LAST = ("上年", "上年度", "上一年", "去年")

_WORDS = (
    spec(CODE, (CODE, "项目编号", "项目代码", "代码")),
    spec(NAME, (NAME, "项目名称", "填报项目", "指标名称", "指标", "名称")),
    spec("类别", ("类别", "项目类别", "分类")),
    spec(UNIT, ("计量单位", UNIT)),
    spec("口径", ("口径", "统计口径", "口径说明", "指标说明", "指标解释")),
    spec(DEPARTMENT, (DEPARTMENT, "填报单位", "报送部门", "责任部门", "提供部门", "部门")),
    spec(PERSON, (PERSON, "填表人", "经办人", "联系人")),
    spec(SOURCE, (SOURCE, "资料来源", "取数来源", "来源", "出处")),
    spec(REMARK, (REMARK, "说明", "情况说明")),
    spec(CAUSE, (CAUSE, "增减说明", "变动原因", "变动说明", "下降原因")),
    spec(ADJUSTED, (ADJUSTED, "口径调整说明", "上年数调整说明", "调整说明")),
)


def reported_columns(year: int) -> Wanted:
    """Return the columns of a department's sheet about `year`: 本年 or 2020年, 上年 or 2019年."""
    this, last = _year_words(year, _THIS), _year_words(year - 1, _LAST)
    years = (spec(THIS, this, FieldType.NUMBER), spec(LAST, last, FieldType.NUMBER))
    return Wanted((*_WORDS, *years), ())


def published_columns(year: int) -> Wanted:
    """Return the columns of a table published about `year`: 项目, 单位, 公布值."""
    words = ("公布值", "公布数", "公报值", *_year_words(year, _THIS), "数值", "值")
    return Wanted((*_WORDS, spec(THIS, words, FieldType.NUMBER)), ())


def _year_words(year: int, words: tuple[str, ...]) -> tuple[str, ...]:
    """Return every heading of a year's column, the year in figures first."""
    figures = (f"{year}年", f"{year}年度", str(year))
    both = [
        f"{one}({other})" for word in words[:2] for year_ in figures[:2]
        for one, other in ((word, year_), (year_, word))
    ]  # fmt: skip
    bare = [f"{word}{ending}" for word in (*figures, *words) for ending in _MEASURED]
    return (*both, *bare)
