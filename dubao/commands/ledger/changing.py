"""`dubao ledger add`, `feedback`, `verify`, `close`, `extend`, `transfer`, `keep`."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from dubao.commands.evaluation import findings
from dubao.commands.ledger.adding import add_findings
from dubao.commands.ledger.opening import NumberArgument
from dubao.commands.ledger.steps import Step, Taken, take
from dubao.commands.opening import (
    JsonOption,
    TodayOption,
    WorkspaceOption,
    a_date,
    open_office,
)
from dubao.commands.registers import ByOption, note_of
from dubao.model.book import CellValue
from dubao.model.ledger import LEDGER_FILE, Finding
from dubao.model.place import Place
from dubao.model.problem import Problem
from dubao.model.terms_ledger import Review, Way
from dubao.read.finding_lists import Listed
from dubao.render.screen import Screen, problem_entry
from dubao.schedule import moves
from dubao.schedule.moves import Move

DateOption = Annotated[
    date | None,
    typer.Option("--date", metavar="日期", parser=a_date, help="哪一天；不写则为今天"),
]
ReasonOption = Annotated[str, typer.Option("--reason", metavar="理由", help="理由，记入变更记录")]
PaperOption = Annotated[str, typer.Option("--paper", metavar="文号", help="依据的文件")]
ReviewerOption = Annotated[
    str | None, typer.Option("--reviewer", metavar="姓名", help="复核人，销号必须有")
]


def register(app: typer.Typer) -> None:
    """Add the commands to the group."""
    example = "示例:\n  dubao ledger "
    app.command(
        "add",
        help="登记一个问题",
        epilog=f"{example}add --unit 安溪镇 --text 消防通道堆物 --until 30日内",
    )(add)
    app.command(
        "feedback",
        help="登记单位的一次反馈；报告已完成时加 --done",
        epilog=f"{example}feedback 9 --from 张三 --text 已立项 --date 2021-10-08\n"
        "  dubao ledger feedback 9 --from 张三 --text 已建成 --done --date 2021-12-20",
    )(feedback)
    app.command(
        "verify",
        help="复核单位报告已完成的问题：到位，或不到位、继续整改",
        epilog=f"{example}verify 10 --reviewer 示例督学03 --result 不到位 --date 2021-10-12",
    )(verify)
    app.command(
        "close",
        help="销号；没有复核到位的不能销号",
        epilog=f"{example}close 10 --reviewer 示例督学03 --date 2021-10-12",
    )(close)
    app.command(
        "extend",
        help="延期；要有批准的文号，原来的期限保留",
        epilog=f"{example}extend 8 --until 2021-12-31 --paper 示府教督〔2021〕21号 --reason 停工",
    )(extend)
    app.command(
        "transfer",
        help="移交给能够解决它的单位",
        epilog=f"{example}transfer 9 --to 区财政局 --paper 示府教督〔2021〕22号",
    )(transfer)
    app.command(
        "keep", help="转为长期坚持，不再有期限", epilog=f"{example}keep 16 --reason 需要长期巡查"
    )(keep)


def add(
    unit: Annotated[str, typer.Option("--unit", metavar="单位", help="发现问题的单位")],
    text: Annotated[str, typer.Option("--text", metavar="问题", help="问题描述")],
    indicator: Annotated[
        str, typer.Option("--indicator", metavar="指标", help="对应指标或规定（依据）")
    ] = "",
    category: Annotated[str, typer.Option("--category", metavar="类别", help="问题类别")] = "",
    source: Annotated[
        str, typer.Option("--source", metavar="来源", help="问题来源：督导名称、文号、日期")
    ] = "",
    duty: Annotated[
        str, typer.Option("--duty", metavar="单位", help="责任单位；不写则为发现问题的单位")
    ] = "",
    person: Annotated[str, typer.Option("--person", metavar="姓名", help="责任人")] = "",
    partner: Annotated[str, typer.Option("--partner", metavar="单位", help="协同单位")] = "",
    measure: Annotated[str, typer.Option("--measure", metavar="措施", help="整改措施")] = "",
    until: Annotated[
        str,
        typer.Option("--until", metavar="时限", help="整改时限：日期、30日内、立行立改、学期末…"),
    ] = "",
    delivered: Annotated[
        date | None,
        typer.Option("--delivered", metavar="日期", parser=a_date, help="意见书或通知书送达的日期"),
    ] = None,
    way: Annotated[
        Way | None,
        typer.Option("--way", metavar="方式", help="建议、整改通知、上报、协商"),
    ] = None,
    by: ByOption = None,
    reason: ReasonOption = "",
    paper: PaperOption = "",
    workspace: WorkspaceOption = None,
    today: TodayOption = None,
    json: JsonOption = False,
) -> int:
    """Add one finding; exit code 1 if the unit is not known or the ledger cannot be written."""
    given: dict[str, CellValue] = {
        "单位名称": unit,
        "问题描述": text,
        "对应指标": indicator,
        "问题类别": category,
        "问题来源": source,
        "责任单位": duty,
        "责任人": person,
        "协同单位": partner,
        "整改措施": measure,
        "整改时限": until,
        "送达日期": delivered,
        "处理方式": way,
    }
    one = Listed(given, Place(LEDGER_FILE))
    done = add_findings(open_office(workspace), [one], note_of(by, today, reason, paper))
    return _say(Screen(json=json), done, "已经登记过，没有改动。")


def feedback(
    number: NumberArgument,
    text: Annotated[str, typer.Option("--text", metavar="内容", help="单位反馈的内容")],
    who: Annotated[str, typer.Option("--from", metavar="姓名", help="反馈人")],
    done: Annotated[bool, typer.Option("--done", help="单位报告已经整改完成")] = False,
    evidence: Annotated[str, typer.Option("--evidence", metavar="材料", help="佐证材料")] = "",
    day: DateOption = None,
    by: ByOption = None,
    workspace: WorkspaceOption = None,
    today: TodayOption = None,
    json: JsonOption = False,
) -> int:
    """Enter a round of feedback; exit code 1 if it is not to be entered."""
    note = note_of(by, today, "单位反馈")
    said = moves.Feedback(who, day or note.when.date(), text, evidence, done)
    taken = take(
        open_office(workspace), number, lambda one, place: moves.feed_back(one, said, place), note
    )
    return _say(Screen(json=json), taken)


def verify(
    number: NumberArgument,
    reviewer: Annotated[str, typer.Option("--reviewer", metavar="姓名", help="复核人")],
    result: Annotated[Review, typer.Option("--result", metavar="结果", help="到位，或 不到位")],
    opinion: Annotated[
        str, typer.Option("--opinion", metavar="意见", help="复核意见；不写则为结果")
    ] = "",
    day: DateOption = None,
    by: ByOption = None,
    workspace: WorkspaceOption = None,
    today: TodayOption = None,
    json: JsonOption = False,
) -> int:
    """Enter a review; exit code 1 if there is nothing to review."""
    note = note_of(by, today, "复核")
    words = f"{result}：{opinion}" if opinion and result not in opinion else opinion
    seen = moves.Reviewed(reviewer, day or note.when.date(), result, words)
    taken = take(
        open_office(workspace), number, lambda one, place: moves.verify(one, seen, place), note
    )
    return _say(Screen(json=json), taken)


def close(
    number: NumberArgument,
    reviewer: ReviewerOption = None,
    day: DateOption = None,
    by: ByOption = None,
    paper: PaperOption = "",
    workspace: WorkspaceOption = None,
    today: TodayOption = None,
    json: JsonOption = False,
) -> int:
    """Close a finding; with a reviewer it is reviewed first. Exit code 1 if it cannot be."""
    note = note_of(by, today, "销号", paper)
    on = day or note.when.date()
    office, screen = open_office(workspace), Screen(json=json)
    steps: list[Step] = [lambda one, place: moves.close(one, on, place)]
    if reviewer:
        seen = moves.Reviewed(reviewer, on, Review.DONE)
        steps.insert(0, lambda one, place: moves.verify_to_close(one, seen, place))
    done = [take(office, number, step, note) for step in steps]
    changes = tuple(change for part in done for change in part.changes)
    return _say(screen, Taken(changes, tuple(p for part in done for p in part.problems)))


def extend(
    number: NumberArgument,
    until: Annotated[
        date, typer.Option("--until", metavar="日期", parser=a_date, help="延到哪一天")
    ],
    paper: Annotated[str, typer.Option("--paper", metavar="文号", help="批准延期的文件")],
    reason: Annotated[str, typer.Option("--reason", metavar="理由", help="延期的理由")],
    by: ByOption = None,
    workspace: WorkspaceOption = None,
    today: TodayOption = None,
    json: JsonOption = False,
) -> int:
    """Put the last day off; exit code 1 if the finding is not open."""
    extended = moves.Extended(until, reason, paper)

    def step(one: Finding, place: Place) -> Move | Problem:
        return moves.extend(one, extended, place)

    note = note_of(by, today, reason, paper)
    return _say(Screen(json=json), take(open_office(workspace), number, step, note))


def transfer(
    number: NumberArgument,
    receiver: Annotated[str, typer.Option("--to", metavar="单位", help="移交给谁")],
    paper: PaperOption = "",
    reason: ReasonOption = "",
    by: ByOption = None,
    workspace: WorkspaceOption = None,
    today: TodayOption = None,
    json: JsonOption = False,
) -> int:
    """Hand a finding over; exit code 1 if it is closed."""

    def step(one: Finding, place: Place) -> Move | Problem:
        return moves.transfer(one, receiver, place)

    note = note_of(by, today, reason or "移交", paper)
    return _say(Screen(json=json), take(open_office(workspace), number, step, note))


def keep(
    number: NumberArgument,
    reason: ReasonOption = "",
    paper: PaperOption = "",
    by: ByOption = None,
    workspace: WorkspaceOption = None,
    today: TodayOption = None,
    json: JsonOption = False,
) -> int:
    """Make a finding one of 长期坚持; exit code 1 if it is closed."""
    note = note_of(by, today, reason or "长期坚持", paper)
    return _say(Screen(json=json), take(open_office(workspace), number, moves.keep_up, note))


def _say(screen: Screen, taken: Taken, nothing: str = "与台账相同，没有改动。") -> int:
    """Show what was changed and what stands in the way; return the exit code."""
    rows = [
        (one.record, one.field or "新增", one.old, one.new, str(one.place)) for one in taken.changes
    ]
    if rows:
        screen.show_table(("序号", "项", "原值", "新值", "位置"), rows)
    elif not taken.problems:
        screen.say(nothing)
    screen.show_problems(taken.problems)
    screen.emit_json(
        {
            "changes": [
                {"number": one.record, "field": one.field, "old": one.old, "new": one.new}
                for one in taken.changes
            ],
            "problems": [problem_entry(one) for one in taken.problems],
        }
    )
    return int(findings(taken.problems))
