"""学校自评表: one school's own sheet, from its figures; the title is the district's own.

The structure (A1-1 to A1-7, A2-1 to A2-5) is that of a city's sheet: teachers are asked by
stage, facilities once for the school and split.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from dubao.model.assessment import Verdicts
from dubao.model.book import Book, Style
from dubao.model.dataset import HOME_NAME
from dubao.model.terms import Verdict
from dubao.papers.draft import Draft
from dubao.papers.ordered import Ordered
from dubao.papers.standards.side import STAGE, Indicator, Side, indicators, schools, yes_no
from dubao.papers.wording import listed

NAME = "学校自评表"
_HEADS = ("A级指标", "B级指标及评估要点", "指标值或简要结论", "是否达标")
_WIDTHS = (12.0, 30.0, 62.0, 20.0)
_TEACHERS = ("高于规定学历教师数", "县级以上骨干教师数", "体育艺术教师数")
_WHOLE = (
    ("教学及辅助用房面积", "室内体育用房面积"),
    ("体育馆面积", "校内体育场面积", "其他运动场地面积", "租赁运动场地面积"),
    ("教学仪器设备资产值",),
    ("网络多媒体教室数",),
)
_ROOMS = 6  # so many areas are asked one by one


@dataclass(frozen=True)
class _School:
    """One school: its rows, one a stage, and what it is called."""

    side: Side
    rows: tuple[int, ...]
    where: str

    @property
    def first(self) -> int:
        """The row from which the school's own figures are taken."""
        return self.rows[0]

    def said(self, name: str, row: int | None = None) -> str:
        """Return a value with its unit, on the list of figures."""
        return self.side.said(self.where, self.first if row is None else row, name)

    def stage(self, row: int) -> str:
        """Return a row's stage."""
        return self.side.text(row, STAGE)

    def by_stage(self, tell: Callable[[int], str]) -> str:
        """Return what is told of each stage: 小学…，初中…."""
        return "，".join(f"{self.stage(row)}{tell(row)}" for row in self.rows)

    def verdict(self, held: Callable[[int], bool | None]) -> str:
        """Return 是 or 否, stage by stage where there are two."""
        told = [(self.stage(row), yes_no(held(row))) for row in self.rows]
        words = {word for _, word in told}
        return words.pop() if len(words) == 1 else "；".join(f"{s}：{w}" for s, w in told)


def self_sheet_book(ordered: Ordered) -> Book:
    """Return the sheet of the school whose rows are ordered."""
    side = schools(ordered)
    school = _School(side, ordered.units, f"{ordered.path}[{NAME}]")
    district = ordered.settings.district
    title = f"{district}创建国家义务教育优质均衡发展县（市、区）学校自评表"
    draft = Draft(len(_HEADS))
    draft.title(title)
    draft.banner(_head_line(school), Style.TEXT)
    draft.line(_HEADS, Style.HEAD)
    resources = draft.height
    for at, indicator in enumerate(indicators(side)):
        _resource(draft, school, at, indicator)
    support = draft.height
    for name, said, verdict in _support(school):
        _line(draft, ("A2 政府保障程度", name, said, verdict))
    draft.merge(resources, 0, support - 1, 0)
    draft.merge(support, 0, draft.height - 1, 0)
    for line in ordered.sample:
        draft.banner(line, Style.NOTE)
    return Book(title, (draft.sheet(NAME, 3, widths=_WIDTHS),))


def _head_line(school: _School) -> str:
    name = school.side.text(school.first, HOME_NAME)
    kind, built = school.said("类型"), school.said("建校年份")
    return f"学校：{name}　　类型：{kind}　　建校时间：{built}"


def _resource(draft: Draft, school: _School, at: int, indicator: Indicator) -> None:
    side = school.side
    if at < len(_TEACHERS):
        whole = school.by_stage(lambda row: school.said(_TEACHERS[at], row))
    else:
        names = _WHOLE[at - len(_TEACHERS)]
        whole = "，".join(f"{name}{school.said(name)}" for name in names)
    each = school.by_stage(lambda row: school.said(indicator.name, row))

    def met(row: int) -> bool | None:
        value = side.number(row, indicator.name)
        return indicator.is_met(value, school.stage(row))

    words = f"{whole}；{indicator.title}：{each}"
    name = f"{at + 1}. {indicator.title}"
    _line(draft, ("A1 资源配置", name, words, school.verdict(met)))


def _line(draft: Draft, words: tuple[str, str, str, str]) -> None:
    row = draft.line(words)
    for column in (0, 3):
        draft.put(row, column, words[column], Style.CENTRE)


def _support(school: _School) -> Sequence[tuple[str, str, str]]:
    """Return what the school itself shows of 政府保障程度: name, sentence, verdict."""
    side, conclusions = school.side, _verdicts(school)
    rooms = "；".join(_rooms(school, kind) for kind in ("音乐", "美术"))
    classes = f"教学班{school.said('义务教育班数')}；{rooms}"
    pupils = "、".join(
        f"{stage}{school.said(f'{stage}在校生数')}"
        for stage in ("小学", "初中", "高中")
        if not side.column(f"{stage}在校生数").reasons[school.first]
        and side.number(school.first, f"{stage}在校生数") > 0
    )
    over = school.by_stage(lambda row: f"超额班{school.said('超额班数', row)}")
    money = (
        f"上年学生{school.said('上年学生数')}，拨付{school.said('上年拨付公用经费')}，"
        f"生均{school.said('生均公用经费')}"
    )
    return (
        ("1. 音乐、美术专用教室", classes, conclusions["J2"]),
        ("2. 学校规模", f"在校生{pupils}", conclusions["J3"]),
        ("3. 班额", f"最大班额{school.said('最大班额')}，{over}", conclusions["J4"]),
        ("4. 生均公用经费", money, "由区（县）按基准定额判断"),
        ("5. 特殊教育学校生均公用经费", "不适用", "不适用"),
    )


def _rooms(school: _School, kind: str) -> str:
    """Return a school's music or art rooms: how many, and the areas one by one."""
    areas = [
        school.said(f"{kind}教室{at}面积")
        for at in range(1, _ROOMS + 1)
        if school.side.number(school.first, f"{kind}教室{at}面积") > 0
    ]
    listed_areas = f"（{listed(areas)}）" if areas else ""
    return f"{kind}教室{school.said(f'{kind}教室数')}{listed_areas}"


def _verdicts(school: _School) -> dict[str, str]:
    """Return the school's conclusions by code, in the words of the sheet."""
    return {
        found.code: school.verdict(partial(_held, found))
        for found in school.side.assessment.conclusions
    }


def _held(found: Verdicts, row: int) -> bool | None:
    return {Verdict.MET: True, Verdict.UNMET: False}.get(found.verdicts[row])
