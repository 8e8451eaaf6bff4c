"""基本情况一览表 (one row per county, 20 columns) and 小区配套幼儿园一览表 (14 columns).

Both as in a city's scheme of 2021 (沈阳, a local form).
"""

from __future__ import annotations

from dataclasses import dataclass

from dubao.model.book import Book, Sheet, Style
from dubao.model.dataset import UNIT_CODE
from dubao.model.table import Table
from dubao.model.terms import Reason
from dubao.papers.ordered import Ordered
from dubao.papers.standards.heads import Path, put_heads
from dubao.papers.standards.pen import Pen, Wanted
from dubao.papers.standards.side import Side, district, schools
from dubao.papers.wording import gap

WHOLE, ESTATES = "基本情况一览表", "小区配套一览表"
TITLE = "学前教育普及普惠基本情况一览表"
_TITLE_OF_ESTATES = "小区配套幼儿园基本情况一览表"
_LIST = "小区配套"
_FEE = "保育教育费（上限，元/月/生）"
_COLUMNS: tuple[tuple[Path, str], ...] = (
    (("自然情况", "常住人口3–5岁儿童数\n（人）"), "常住适龄人口"),
    (("自然情况", "城市地区街道数\n（个）"), "街道数"),
    (("自然情况", "农村地区乡镇数\n（个）"), "乡镇数"),
    (("幼儿园数（所）", "总计"), "幼儿园总数"),
    (("幼儿园数（所）", "教育办园"), "教育部门办园数"),
    (("幼儿园数（所）", "其他公办园"), "其他公办园数"),
    (("幼儿园数（所）", "普惠性民办园"), "普惠民办园数"),
    (("幼儿园数（所）", "非普惠性民办园"), "非普惠民办园数"),
    (("在园儿童数（人）", "总计"), "在园幼儿总数"),
    (("在园儿童数（人）", "公办园"), "公办园幼儿数"),
    (("在园儿童数（人）", "普惠性民办园"), "普惠民办园幼儿数"),
    (("在园儿童数（人）", "非普惠性民办园"), "非普惠民办园幼儿数"),
    (("教职工数（人）", "总计"), "教职工总数"),
    (("教职工数（人）", "园长"), "园长总数"),
    (("教职工数（人）", "专任教师"), "专任教师总数"),
    (("教职工数（人）", "保育员"), "保育员总数"),
    (("教职工数（人）", "其他岗位"), "其他人员总数"),
    ((_FEE, "公办园"), "公办园保教费上限"),
    ((_FEE, "普惠性民办园", "A类"), "普惠民办园A类保教费上限"),
    ((_FEE, "普惠性民办园", "B类"), "普惠民办园B类保教费上限"),
)
_HEIGHTS = (24.0, 34.0, 22.0)  # of the heading, whose merged cells hold three lines
_NATURES = {"教育部门办": 1, "其他公办": 1, "普惠民办": 2, "非普惠民办": 3}


@dataclass(frozen=True)
class _Estate:
    """A column of the list of estates: heading, name, where it is from, how it is written."""

    head: str
    name: str
    of_list: bool
    is_number: bool = False
    is_personal: bool = False


_ESTATES = (
    _Estate("小区名称", "小区名称", True),
    _Estate("小区地址", "小区地址", True),
    _Estate("配套幼儿园名称", "", False),
    _Estate("开园时间\n（年）", "开园年份", True, is_number=True),
    _Estate("办园性质", "办园性质", False),
    _Estate("编制数\n（个）", "编制数", True, is_number=True),
    _Estate("在编教职工数\n（人）", "在编教职工数", True, is_number=True),
    _Estate("建筑面积\n（㎡）", "园舍建筑面积", False, is_number=True),
    _Estate("班数\n（个）", "班数", False, is_number=True),
    _Estate("在园儿童数\n（人）", "在园幼儿数", False, is_number=True),
    _Estate("保育教育费\n（元/月/生）", "保教费", False, is_number=True),
    _Estate("园长", "园长", True, is_personal=True),
    _Estate("联系电话", "联系电话", True, is_personal=True),
)
_WIDTHS = (6.0, 16.0, 24.0, 26.0, 8.0, 8.0, 8.0, 9.0, 10.0, 8.0, 9.0, 10.0, 10.0, 15.0)


def overview_book(ordered: Ordered) -> Book:
    """Return both tables; the first rests on the county's form and is left out without it."""
    of_district = district(ordered)
    whole = (_whole(ordered, of_district),) if of_district else ()
    return Book(TITLE, (*whole, _estates(ordered, of_district)))


def _whose(ordered: Ordered) -> str:
    return f"{ordered.settings.district}　　{ordered.assessment.year}年"


def _whole(ordered: Ordered, of_district: Side) -> Sheet:
    pen = Pen(ordered, WHOLE, len(_COLUMNS))
    pen.draft.title(TITLE, _whose(ordered))
    put_heads(pen.draft, pen.draft.height, 0, [path for path, _ in _COLUMNS])
    row = pen.draft.height
    for level, height in enumerate(_HEIGHTS, start=row - len(_HEIGHTS)):
        pen.draft.heighten(level, height)
    for at, (_, name) in enumerate(_COLUMNS):
        pen.value((row, at), Wanted(of_district, 0, name))
    pen.footer(["注：保育教育费只填上限。"])
    return pen.sheet(row, (9.0,) * len(_COLUMNS))


def _estates(ordered: Ordered, of_district: Side | None) -> Sheet:
    side = schools(ordered)
    pen = Pen(ordered, ESTATES, 1 + len(_ESTATES))
    pen.draft.title(
        _TITLE_OF_ESTATES, f"{ordered.settings.district}　　{ordered.assessment.year}年"
    )
    pen.draft.line(("序号", *(column.head for column in _ESTATES)), Style.HEAD)
    table = ordered.assessment.dataset.tables.get(_LIST)
    if table is None:
        pen.draft.banner("没有报送", Style.CENTRE)
    units = {code: unit for unit, code in enumerate(side.assessment.codes)}
    for at, code in enumerate(() if table is None else table.frame[UNIT_CODE]):
        if table is not None and code in units:
            _estate(pen, side, (table, at), units[code])
    pen.footer([_blanks(ordered, of_district), "办园性质：1 公办，2 普惠性民办，3 非普惠性民办。"])
    return pen.sheet(3, _WIDTHS)


def _estate(pen: Pen, side: Side, listed: tuple[Table, int], unit: int) -> None:
    """Add one kindergarten; numbers of the list are printed as they were read."""
    row = pen.draft.height
    pen.draft.put(row, 0, row - 2, Style.CENTRE)
    for at, column in enumerate(_ESTATES, start=1):
        if column.is_personal and not pen.ordered.is_personal:
            pen.draft.put(row, at, gap(column.name), Style.CENTRE)
        elif column.of_list:
            _listed(pen, listed, (row, at), column)
        elif column.is_number:
            pen.value((row, at), Wanted(side, unit, column.name))
        else:
            pen.draft.put(row, at, _word(side, unit, column.name), Style.CENTRE)


def _word(side: Side, unit: int, name: str) -> str | int:
    """Return the kindergarten's name, or the code of what kind it is."""
    if not name:
        return str(side.assessment.names[unit])
    return _NATURES.get(side.text(unit, name), gap(f"{name}未填"))


def _listed(pen: Pen, listed: tuple[Table, int], at: tuple[int, int], column: _Estate) -> None:
    table, row = listed
    values = table.column(column.name)
    if values.reasons[row] != Reason.FILLED:
        pen.draft.put(*at, gap(f"{column.name}未填"), Style.FAULT)
    elif column.is_number:
        pen.draft.number(*at, float(values.values[row]), 0, Style.CENTRE)
    else:
        pen.draft.put(*at, str(values.values[row]), Style.CENTRE)


def _blanks(ordered: Ordered, of_district: Side | None) -> str:
    where = f"{ordered.path}[{ESTATES}]"

    def said(name: str) -> str:
        return of_district.said(where, 0, name) if of_district else gap(name)

    return (
        f"注：须建配套幼儿园的小区{said('须配建小区数')}，已建的{said('已配建小区数')}；"
        f"配套幼儿园中公办{said('公办配套园数')}，普惠性民办{said('普惠民办配套园数')}。"
    )
