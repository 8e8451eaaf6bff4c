"""`dubao visits check`, `matrix`, `tags`, `complaints`: what the records say."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Annotated, Any

import typer

from dubao.commands.evaluation import findings
from dubao.commands.opening import (
    JsonOption,
    QuietOption,
    TodayOption,
    WorkspaceOption,
    open_office,
)
from dubao.commands.visits.opening import FromOption, ToOption, Visits, ZoneOption, open_visits
from dubao.model.coverage import Gap
from dubao.model.listing import capped
from dubao.model.records import Complaint
from dubao.papers.records.books import counted, tag_heads, tag_line
from dubao.read.records.complaints import load_complaints
from dubao.render.screen import Screen, problem_entry
from dubao.schedule.record_counts import (
    Period,
    complaint_counts,
    counts,
    months_between,
    tag_shares,
    terms_between,
)

_GAP_HEADS = ("责任区", "学校", "时段", "应到次数", "已到次数", "还缺", "")


def register(app: typer.Typer) -> None:
    """Add the commands to the group."""
    app.command(
        "check",
        help="核对督导记录：空缺、节假日入校、套用文字、问题没有下文、一人两处、责任区",
        epilog="示例:\n  dubao visits check --today 2021-11-30  # 退出码 1",
    )(check)
    app.command(
        "matrix",
        help="每所学校每月或每学期入校几次",
        epilog="示例:\n  dubao visits matrix --zone 第一责任区 --today 2021-11-30\n"
        "  dubao visits matrix --terms --zone 第一责任区 --today 2021-11-30",
    )(matrix)
    app.command(
        "tags",
        help="各责任区每月常规和主题、规定和自选、个人和团队督导的比例",
        epilog="示例:\n  dubao visits tags --today 2021-11-30",
    )(tags)
    app.command(
        "complaints",
        help="按处理人和月份统计投诉；姓名、电话和内容不显示",
        epilog="示例:\n  dubao visits complaints --today 2021-11-30",
    )(complaints)


def check(
    workspace: WorkspaceOption = None,
    first: FromOption = None,
    last: ToOption = None,
    today: TodayOption = None,
    json: JsonOption = False,
    quiet: QuietOption = False,
) -> int:
    """Check the records; exit code 1 if anything needs a person or a visit is missing."""
    opened = open_visits(open_office(workspace), today, first, last)
    routine, screen = opened.routine, Screen(json=json, quiet=quiet)
    by_term, by_month = _over(routine.by_term), _over(routine.by_month)
    problems = capped(opened.problems)
    screen.say(f"{opened.first} 至 {opened.last}，{len(opened.inside)} 次督导。")
    _show_gaps(screen, "按学期", routine.by_term)
    _show_gaps(screen, "按月", by_month)
    screen.show_problems(problems)
    screen.emit_json(
        {
            "first": opened.first,
            "last": opened.last,
            "visits": len(opened.inside),
            "by_term": [_gap_entry(gap) for gap in routine.by_term],
            "by_month": [_gap_entry(gap) for gap in routine.by_month],
            "problems": [problem_entry(one) for one in problems],
        }
    )
    return int(bool(by_term or by_month) or findings(problems))


def matrix(
    zone: ZoneOption = None,
    terms: Annotated[bool, typer.Option("--terms", help="按学期，不按月")] = False,
    workspace: WorkspaceOption = None,
    first: FromOption = None,
    last: ToOption = None,
    today: TodayOption = None,
    json: JsonOption = False,
) -> int:
    """Show how often each school was visited; exit code 0."""
    opened = open_visits(open_office(workspace), today, first, last)
    periods = periods_of(opened, terms=terms)
    found = counts(opened.records.records, periods)
    zones = opened.zone_of
    rows = [
        (
            zones.get(unit.code, ""),
            unit.name,
            *(str(found.get((unit.code, period.name), 0)) for period in periods),
        )
        for unit in opened.schools(zone)
    ]
    screen = Screen(json=json)
    screen.show_table(("责任区", "学校", *(period.name for period in periods)), rows)
    schools = opened.schools(zone)
    screen.emit_json(
        {
            "schools": [
                {
                    "code": unit.code,
                    "name": unit.name,
                    "zone": zones.get(unit.code, ""),
                    "visits": {p.name: found.get((unit.code, p.name), 0) for p in periods},
                }
                for unit in schools
            ]
        }
    )
    return 0


def tags(
    workspace: WorkspaceOption = None,
    first: FromOption = None,
    last: ToOption = None,
    today: TodayOption = None,
    json: JsonOption = False,
) -> int:
    """Show the shares of the three tags by zone and month; exit code 0."""
    opened = open_visits(open_office(workspace), today, first, last)
    months = months_between(opened.first, opened.last)
    rows = tag_shares(opened.inside, opened.zones, months)
    screen = Screen(json=json)
    screen.show_table(tag_heads(), [[str(v) for v in tag_line(row, counted)] for row in rows])
    screen.emit_json(
        {
            "zones": [
                {
                    "zone": row.zone,
                    "month": row.month,
                    "visits": row.visits,
                    "tags": {f"{kind}:{tag}": n for (kind, tag), n in row.tags.items()},
                }
                for row in rows
            ]
        }
    )
    return 0


def complaints(
    every: Annotated[
        bool, typer.Option("--list", help="逐条列出编号、日期、来源、处理人；不含姓名、电话和内容")
    ] = False,
    workspace: WorkspaceOption = None,
    first: FromOption = None,
    last: ToOption = None,
    today: TodayOption = None,
    json: JsonOption = False,
) -> int:
    """Count complaints by person and month (SE-01); exit code 1 if the register has faults."""
    office = open_office(workspace)
    opened = open_visits(office, today, first, last)
    loaded = load_complaints(office.workspace.root)
    months = months_between(opened.first, opened.last)
    found = complaint_counts(loaded.value, months)
    people = sorted({person for person, _ in found})
    names = [month.name for month in months]
    rows = [
        (person, *(str(found.get((person, name), 0)) for name in names), str(_sum(found, person)))
        for person in people
    ]
    screen = Screen(json=json)
    screen.show_table(("处理人", *names, "合计"), rows)
    if every:
        screen.show_table(
            ("编号", "日期", "来源", "记录人", "处理人"), _shown(loaded.value, opened)
        )
    screen.show_problems(loaded.problems)
    screen.emit_json(
        {
            "people": [
                {"handler": person, "months": {n: found.get((person, n), 0) for n in names}}
                for person in people
            ],
            "problems": [problem_entry(one) for one in loaded.problems],
        }
    )
    return int(findings(loaded.problems))


def periods_of(opened: Visits, *, terms: bool) -> Sequence[Period]:
    """Return the terms, or the months, of the span."""
    if terms:
        return terms_between(opened.calendar, opened.first, opened.last)
    return months_between(opened.first, opened.last)


def _sum(found: Any, person: str) -> int:
    return sum(count for (who, _), count in found.items() if who == person)


def _shown(found: Iterable[Complaint], opened: Visits) -> list[tuple[str, ...]]:
    inside = [o for o in found if o.day and opened.first <= o.day <= opened.last]
    return [(o.code, str(o.day), o.source, o.recorder, o.handler) for o in inside]


def _over(gaps: Iterable[Gap]) -> list[Gap]:
    """Return the gaps that can no longer be made up for."""
    return [gap for gap in gaps if gap.over]


def _show_gaps(screen: Screen, title: str, gaps: Sequence[Gap]) -> None:
    if not gaps:
        screen.say(f"{title}没有空缺。")
        return
    rows = [
        (gap.zone, gap.unit.name, gap.period, str(gap.need), str(gap.have), str(gap.missing),
         "" if gap.over else "还未结束")
        for gap in gaps
    ]  # fmt: skip
    screen.show_table(_GAP_HEADS, rows, f"{title}入校次数不足")


def _gap_entry(gap: Gap) -> dict[str, Any]:
    return {
        "school": gap.unit.name,
        "code": gap.unit.code,
        "zone": gap.zone,
        "period": gap.period,
        "need": gap.need,
        "have": gap.have,
        "over": gap.over,
    }
