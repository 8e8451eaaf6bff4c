"""回访日程.xlsx: the plan by month, by inspector, by township, on the wall, and to be imported."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from dubao.model.book import Book, CellValue, Sheet, Style
from dubao.model.calendar import Calendar
from dubao.model.visit_keys import RevisitKeys
from dubao.model.visits import Agenda, Inspector, Planned
from dubao.papers.draft import Draft
from dubao.papers.occasion import Occasion
from dubao.papers.visits.report import by_kind_of_unit
from dubao.papers.visits.rows import WEEKDAYS, over_text
from dubao.papers.visits.wall import wall_sheets
from dubao.papers.words import by_kind

Row = tuple[CellValue, ...]

_MONTH_HEADS = (
    *("序号", "日期", "时间", "单位", "所属镇街", "事项", "督导组", "成员"),
    *("应访日期", "顺延后", "状态", "说明", "怎样算出"),
)
_MONTH_WIDTHS = (5, 14, 8, 24, 10, 13, 8, 28, 14, 14, 8, 28, 26)
_PART_HEADS = ("日期", "时间", "单位", "所属镇街", "事项", "督导组", "成员", "状态")
_PART_WIDTHS = (15, 9, 27, 11, 14, 9, 60, 9)
_IMPORT_HEADS = ["主题", "开始日期", "开始时间", "结束日期", "结束时间", "全天事件", "地点", "说明"]
_IMPORT_WIDTHS = (44, 14, 10, 14, 10, 10, 30, 60)
_OPEN_HEADS = ["序号", "单位", "所属镇街", "事项", "应访日期", "原因"]
_OPEN_WIDTHS = (6, 28, 13, 16, 15, 70)
_HOURS = {"上午": ("08:30", "11:30"), "下午": ("13:00", "16:00")}
_DRAFT = "草案：还没有写入台账，确定后运行 dubao schedule --commit"


@dataclass(frozen=True)
class ScheduleBook:
    """What the workbook is made from."""

    agenda: Agenda
    inspectors: Sequence[Inspector]
    calendar: Calendar
    rules: RevisitKeys
    occasion: Occasion

    @property
    def title(self) -> str:
        """The title of every sheet."""
        first, last = self.agenda.first, self.agenda.last
        year = f"{first.year}年" if first.year == last.year else f"{first.year}—{last.year}年"
        return f"{self.occasion.district}{year}督导回访日程"

    @property
    def subtitle(self) -> str:
        """The line under it; a plan that is not in the register says so."""
        lines = (*self.agenda.visits, *self.agenda.unplaced)
        draft = f"　　{_DRAFT}" if any(one.changed for one in lines) else ""
        groups = by_kind_of_unit(one.due for one in lines)
        told = by_kind([(name, len(of), "所") for name, of in groups.items()])
        return f"{self.occasion.subtitle}　　{told}{draft}"

    def build(self) -> Book:
        """Return the workbook."""
        sheets = [self._by_month(), self._by_inspector(), self._by_township()]
        sheets += wall_sheets(self.agenda.visits, self.calendar, self.occasion)
        sheets.append(self._to_import())
        if self.agenda.unplaced:
            sheets.append(self._unplaced())
        sheets.append(self._rules())
        return Book(self.title, tuple(sheets))

    def _by_month(self) -> Sheet:
        draft = self._begun(_MONTH_HEADS)
        head, month = draft.height, ""
        for number, one in enumerate(self.agenda.visits, start=1):
            day = one.day
            if day and month != f"{day.year}年{day.month}月":
                month = f"{day.year}年{day.month}月"
                draft.banner(f"{month}（{self._count(month)}）")
            draft.line((number, *_when(one), *_what(one), *_due(one)))
        return draft.sheet("按月", head, widths=_MONTH_WIDTHS)

    def _count(self, month: str) -> str:
        days = [one.day for one in self.agenda.visits if one.day]
        count = sum(f"{day.year}年{day.month}月" == month for day in days)
        return f"{count} 次"

    def _by_inspector(self) -> Sheet:
        going: dict[str, list[Planned]] = {}
        for one in self.agenda.visits:
            for member in one.group:
                going.setdefault(member.code, []).append(one)
        parts = [
            (f"{who.name}（{who.team or '没有编组'}）", going.get(who.code, []))
            for who in self.inspectors
            if who.team or who.code in going
        ]
        return self._parted("按督学", parts)

    def _by_township(self) -> Sheet:
        places: dict[str, list[Planned]] = {}
        for one in self.agenda.visits:
            places.setdefault(one.due.unit.township or "（未填镇街）", []).append(one)
        return self._parted("按镇街", sorted(places.items()))

    def _parted(self, name: str, parts: Iterable[tuple[str, Sequence[Planned]]]) -> Sheet:
        draft = self._begun(_PART_HEADS)
        head = draft.height
        for title, visits in parts:
            draft.banner(f"{title}：{len(visits)} 次")
            for one in visits:
                draft.line((*_when(one), *_what(one), one.state.value))
        return draft.sheet(name, head, widths=_PART_WIDTHS)

    def _to_import(self) -> Sheet:
        draft = Draft(len(_IMPORT_HEADS))
        draft.line(_IMPORT_HEADS, Style.HEAD)
        for one in self.agenda.visits:
            draft.line(_event(one))
        return draft.sheet("导入日历", 1, widths=_IMPORT_WIDTHS)

    def _unplaced(self) -> Sheet:
        draft = self._begun(_OPEN_HEADS)
        head = draft.height
        for number, one in enumerate(self.agenda.unplaced, start=1):
            unit = one.due.unit
            draft.line((number, unit.name, unit.township, one.due.title, one.due.raw, one.note))
        return draft.sheet("没有排进去的", head, widths=_OPEN_WIDTHS)

    def _rules(self) -> Sheet:
        draft = self._begun(("规则", "取值", "依据"))
        head = draft.height
        for row in rule_rows(self.rules, self.agenda):
            draft.line(row)
        return draft.sheet("规则", head, widths=(30, 60, 60))

    def _begun(self, heads: Sequence[str]) -> Draft:
        draft = Draft(len(heads))
        draft.title(self.title, self.subtitle)
        draft.line(heads, Style.HEAD)
        return draft


def _when(one: Planned) -> Row:
    day = one.day
    half = one.slot.half.value if one.slot else ""
    return day, f"周{WEEKDAYS[day.weekday()]}{half}" if day else ""


def _what(one: Planned) -> Row:
    unit = one.due.unit
    names = "、".join(member.name for member in one.group)
    team = one.slot.team if one.slot else ""
    return unit.name, unit.township, one.due.title, team, names


def _due(one: Planned) -> Row:
    window = one.due.window
    moved = window.moved if window.moved != one.due.raw else None
    why = f"顺延：{window.why}" if moved and window.why else ""
    unsure = "" if one.sure else "放假安排未公布，日期暂定"
    said = (over_text(one.due), why, one.note, unsure, *one.left_out)
    how = f"{one.due.rule}（{one.due.basis}）" if one.due.rule else ""
    return one.due.raw, moved, one.state.value, "；".join(filter(None, said)), how


def _event(one: Planned) -> Row:
    """Return a visit as the columns that calendar programs import."""
    begin, end = _HOURS[one.slot.half.value] if one.slot else ("", "")
    unit = one.due.unit
    names = "、".join(member.name for member in one.group)
    team = one.slot.team if one.slot else ""
    told = f"{team}：{names}；应访 {one.due.raw.isoformat()}；{one.state.value}"
    return f"{one.due.title}　{unit.name}", one.day, begin, one.day, end, "否", unit.name, told


def rule_rows(rules: RevisitKeys, agenda: Agenda) -> Iterator[Row]:
    """Yield every rule that the plan follows, with its value and its source."""
    own = rules.basis or "本室设定（dubao.yaml 的「回访」）"
    seen: dict[tuple[str, str], None] = {}
    for one in (*agenda.visits, *agenda.unplaced):
        limit = one.due.rule.rpartition("起")[2] if one.due.rule else ""
        if limit:
            seen[f"{one.due.case.kind}督导之后回访", f"{limit}（{one.due.basis}）"] = None
    for name, text in seen:
        value, _, basis = text.partition("（")
        yield name, value, basis.removesuffix("）")
    yield "可排的日子", f"应访日前后各 {rules.window} 个上课日，不出本学期", own
    yield "开学", f"每学期从第 {rules.opening} 个上课日起排", own
    yield "已过应访日的", f"在今后 {rules.late_window} 个上课日内排", own
    yield "通知", f"至少提前 {rules.notice} 个工作日", own
    yield "不再变动", f"今后 {rules.freeze} 个上课日内的安排", own
    yield "时段", "、".join(half.value for half in rules.halves), own
    yield "每组每周", f"至多 {rules.weekly} 次" if rules.weekly else "不限", own
    least = f"至少 {rules.least} 名督学，其中有组长，并有熟悉该学段的"
    yield "督导组", least, "《教育督导条例》（国务院令第624号）第十六条"
    yield "回避", "曾在该校任职、在该校工作、近亲属等", "《教育督导条例》（国务院令第624号）第十条"
