"""`dubao visits print`, `export`: workbooks, the 专报 of a zone, the table for the platform."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from dubao import __version__
from dubao.commands.evaluation import findings
from dubao.commands.opening import (
    JsonOption,
    QuietOption,
    TodayOption,
    WorkspaceOption,
    YearOption,
    open_office,
    paper_template,
    year_of,
)
from dubao.commands.visits.checking import periods_of
from dubao.commands.visits.opening import (
    FIELDS,
    FromOption,
    ToOption,
    Visits,
    ZoneOption,
    open_visits,
)
from dubao.commands.written import say_written
from dubao.model.book import CellValue, Sheet
from dubao.model.paper import BookPaper, Papers, WordPaper
from dubao.model.records import VisitRecord
from dubao.papers.occasion import Occasion
from dubao.papers.records.books import (
    Grid,
    ZoneRow,
    grid_sheet,
    staffing_sheet,
    tag_sheet,
    visit_book,
)
from dubao.papers.records.briefing import briefing
from dubao.papers.records.export import export_book, waiting_rows
from dubao.render.outbox import Delivered, Outbox
from dubao.render.press import deliver
from dubao.render.screen import Screen, problem_entry
from dubao.schedule.record_counts import counts, months_between, tag_shares
from dubao.workspace import RESULTS

FOLDER = "督导记录"
COUNTS, BRIEFING = "统计", "专报"
_NOTES = {
    True: "有底色的次数不足（还未结束的学期也算）；次数的规定在 dubao.yaml 的 经常性督导。",
    False: "有底色的次数不足；七、八月不要求入校。次数的规定在 dubao.yaml 的 经常性督导。",
}


def register(app: typer.Typer) -> None:
    """Add the commands to the group."""
    app.command(
        "print",
        help="印制入校统计、责任督学配置表和责任区专报",
        epilog="示例:\n  dubao visits print --today 2021-11-30\n"
        "  dubao visits print 专报 --zone 第一责任区 --month 2021-10 --today 2021-11-30",
    )(print_papers)
    app.command(
        "export",
        help="导出还没有录入平台的督导记录，列名和次序按平台的",
        epilog="示例:\n  dubao visits export --today 2021-11-30",
    )(export)


def print_papers(
    kinds: Annotated[
        list[str] | None,
        typer.Argument(metavar="文件…", help=f"{COUNTS}、{BRIEFING}；不写则为{COUNTS}"),
    ] = None,
    zone: ZoneOption = None,
    month: Annotated[
        str | None, typer.Option("--month", metavar="月份", help="专报是哪一个月的，如 2021-10")
    ] = None,
    workspace: WorkspaceOption = None,
    first: FromOption = None,
    last: ToOption = None,
    year: YearOption = None,
    today: TodayOption = None,
    json: JsonOption = False,
    quiet: QuietOption = False,
) -> int:
    """Print counts and briefings into 成果/年度/督导记录; exit code 1 if a template has faults."""
    office = open_office(workspace)
    for kind in kinds or ():
        if kind not in (COUNTS, BRIEFING):
            known = f"{COUNTS}、{BRIEFING}"
            raise typer.BadParameter(
                f"没有「{kind}」这种文件，可用的有：{known}", param_hint="文件"
            )
    opened = open_visits(office, today, first, last)
    occasion = Occasion(office.settings, opened.last)
    wanted = kinds or [COUNTS]
    books = (_count_book(opened, zone, occasion),) if COUNTS in wanted else ()
    word = tuple(_briefings(opened, zone, month, occasion)) if BRIEFING in wanted else ()
    return _print(
        opened, year_of(office, year), Papers(word, books), Screen(json=json, quiet=quiet)
    )


def export(
    every: Annotated[bool, typer.Option("--all", help="连同已经录入的")] = False,
    workspace: WorkspaceOption = None,
    first: FromOption = None,
    last: ToOption = None,
    year: YearOption = None,
    today: TodayOption = None,
    json: JsonOption = False,
    quiet: QuietOption = False,
) -> int:
    """Write the records for the platform, and which are not entered yet; exit code 0."""
    office = open_office(workspace)
    opened = open_visits(office, today, first, last)
    waiting = [one for one in opened.inside if one.entered is None]
    chosen = opened.inside if every else waiting
    columns = office.settings.records.export or {name: name for name in FIELDS}
    names = {one.row: opened.people.names_of(one.people[:1]) for one in chosen}
    rows = waiting_rows(waiting, names, opened.today)
    book = export_book([_values(opened, one) for one in chosen], columns, rows)
    papers = Papers((), (BookPaper("平台录入.xlsx", book),))
    screen = Screen(json=json, quiet=quiet)
    screen.say(f"{len(opened.inside)} 次督导，还没有录入平台的 {len(waiting)} 次。")
    return _print(opened, year_of(office, year), papers, screen)


def _values(opened: Visits, one: VisitRecord) -> dict[str, CellValue]:
    """Return a record's cells by field: days as days, all else as typed."""
    table = opened.records.table
    days: dict[str, date | None] = {"督导日期": one.day, "录入日期": one.entered}
    typed = {name: table.typed(one.row, name) for name in FIELDS if name in table.raw}
    return {**typed, **days, "督导学校": opened.people.school_name(one.school) or one.school_name}


def _count_book(opened: Visits, zone: str | None, occasion: Occasion) -> BookPaper:
    months = months_between(opened.first, opened.last)
    shares = tag_shares(opened.inside, opened.zones, months)
    people = opened.people
    zones = [
        ZoneRow(
            zone,
            "、".join(map(people.school_name, zone.schools)),
            people.names_of(zone.inspectors),
        )
        for zone in opened.zones.in_force(opened.last)
    ]
    sheets = (
        _grid(opened, zone, occasion, terms=False),
        _grid(opened, zone, occasion, terms=True),
        tag_sheet(shares, occasion),
        staffing_sheet(zones, occasion),
    )
    return BookPaper("入校统计.xlsx", visit_book(sheets))


def _grid(opened: Visits, zone: str | None, occasion: Occasion, *, terms: bool) -> Sheet:
    periods = periods_of(opened, terms=terms)
    gaps = opened.routine.by_term if terms else opened.routine.by_month
    what = "学期" if terms else "月"
    grid = Grid(
        f"责任督学入校次数（按{what}）",
        opened.schools(zone),
        [period.name for period in periods],
        counts(opened.records.records, periods),
        frozenset((gap.unit.code, gap.period) for gap in gaps),
        opened.zone_of,
        _NOTES[terms],
    )
    return grid_sheet(grid, f"按{what}", occasion)


def _briefings(
    opened: Visits, zone: str | None, month: str | None, occasion: Occasion
) -> list[WordPaper]:
    """Return the 专报 of every zone (or one) and month (or one) with visits."""
    opened.schools(zone)
    found = []
    for period in months_between(opened.first, opened.last):
        if month not in (None, f"{period.first:%Y-%m}"):
            continue
        groups: dict[str, list[VisitRecord]] = {}
        for one in opened.inside:
            home = opened.zones.of_school(one.school, one.day) if one.day else None
            if home and one.day and period.first <= one.day <= period.last:
                groups.setdefault(home.zone, []).append(one)
        chosen = {name: rows for name, rows in groups.items() if zone in (None, name)}
        found += [briefing(name, period.name, rows, occasion) for name, rows in chosen.items()]
    return found


def _print(opened: Visits, year: int, papers: Papers, screen: Screen) -> int:
    office = opened.office
    folder, versions = f"{RESULTS}/{year}/{FOLDER}", {"程序": __version__}
    with Outbox(office.workspace.root, folder, opened.records.inputs, versions) as outbox:
        faults = deliver(papers, lambda name: paper_template(office, FOLDER, name), outbox)
        done = outbox.close()
    delivered = Delivered(done.written, done.kept, (*faults, *done.problems), done.changed)
    say_written(screen, delivered)
    screen.show_problems(delivered.problems)
    screen.emit_json(
        {
            "written": delivered.written,
            "kept": delivered.kept,
            "problems": [problem_entry(one) for one in delivered.problems],
        }
    )
    return int(findings(delivered.problems))
