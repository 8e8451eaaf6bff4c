"""表Ⅰ: the district's population, economy, schools, classes, pupils and staff, in one row."""

from __future__ import annotations

from dataclasses import dataclass

from dubao.model.book import Sheet
from dubao.papers.ordered import Ordered
from dubao.papers.standards.heads import Path, across, codes, put_heads
from dubao.papers.standards.pen import Pen, Wanted
from dubao.papers.standards.side import Side

NAME = "表Ⅰ"
TITLE = "表 I 义务教育优质均衡发展县(市、区)基本情况"
_NOTE = (
    "注：人口按常住人口，保留两位小数；L5至L8取整数；L1至L8为统计部门公布的评估上一年数据，"
    "其余为最新教育事业统计数据，小学含小学部和教学点，初中含一贯制学校和完全中学的初中部。"
)


@dataclass(frozen=True)
class _Column:
    """A column: its heading, and the name and decimals of what stands in it."""

    path: Path
    name: str
    decimals: int = 0


_COLUMNS = (
    _Column(("自然情况", "人口总数\n（万人）"), "人口总数", 2),
    _Column(("自然情况", "农业人口数\n（万人）"), "农业人口数", 2),
    _Column(("自然情况", "乡镇数\n（个）"), "乡镇数"),
    _Column(("自然情况", "行政村数\n（个）"), "行政村数"),
    _Column(("经济情况", "年人均国内生产总值\n（元）"), "年人均国内生产总值"),
    _Column(("经济情况", "年人均地方财政收入\n（元）"), "年人均地方财政收入"),
    _Column(("经济情况", "农民年人均纯收入\n（元）"), "农民年人均纯收入"),
    _Column(("经济情况", "城镇居民年人均可支配收入\n（元）"), "城镇居民年人均可支配收入"),
    _Column(("普通中小学校数", "小学\n（所）"), "小学校数"),
    _Column(("普通中小学校数", "九年一贯制学校\n（所）"), "九年一贯制学校数"),
    _Column(("普通中小学校数", "初中\n（所）"), "初中校数"),
    _Column(("普通中小学校数", "完全中学\n（所）"), "完全中学校数"),
    _Column(("普通中小学校数", "十二年一贯制学校\n（所）"), "十二年一贯制学校数"),
    _Column(("特殊教育学校\n（所）",), "特殊教育学校数"),
    _Column(("小学教学点数", "计\n（个）"), "小学教学点数"),
    _Column(("小学教学点数", "其中：50人及以上\n（个）"), "满50人的教学点数"),
    _Column(("教学班数", "小学\n（个）"), "小学教学班数"),
    _Column(("教学班数", "初中\n（个）"), "初中教学班数"),
    _Column(("在校学生数", "小学\n（人）"), "小学在校学生数"),
    _Column(("在校学生数", "初中\n（人）"), "初中在校学生数"),
    _Column(("教职工数", "小学", "合计\n（人）"), "小学教职工总数"),
    _Column(("教职工数", "小学", "其中：专任教师\n（人）"), "小学专任教师总数"),
    _Column(("教职工数", "初中", "合计\n（人）"), "初中教职工总数"),
    _Column(("教职工数", "初中", "其中：专任教师\n（人）"), "初中专任教师总数"),
)
_BLANK_ROWS, _HEAD_ROWS = 3, 3


def basics_sheet(ordered: Ordered, district: Side) -> Sheet:
    """Return the sheet as the form has it: heading in rows 5–7, codes in 8, data in 9, note in 11.

    The note on years and on what is counted is taken from the form of 2012 (not confirmed for
    this one); the decimals are the form's own.
    """
    pen = Pen(ordered, NAME, len(_COLUMNS))
    draft = pen.draft
    across(draft, TITLE)
    draft.skip(_BLANK_ROWS)
    put_heads(draft, draft.height, 0, [column.path for column in _COLUMNS])
    codes(draft, draft.height, 0, len(_COLUMNS))
    row = draft.height
    for at, column in enumerate(_COLUMNS):
        pen.value((row, at), Wanted(district, 0, column.name, column.decimals))
    draft.skip(1)
    pen.footer([_NOTE])
    return pen.sheet(1 + _BLANK_ROWS + _HEAD_ROWS + 1, (8.0,) * len(_COLUMNS))
