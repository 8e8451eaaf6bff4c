"""`dubao draw`: a random draw with a record, and the proof that the record is true."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Annotated

import typer

from dubao import __version__
from dubao.commands.drawing import make_draw
from dubao.commands.evaluation import findings
from dubao.commands.opening import (
    JsonOption,
    Office,
    QuietOption,
    TodayOption,
    WorkspaceOption,
    day_of,
    open_office,
)
from dubao.commands.redrawing import repeat_draw
from dubao.commands.written import say_written
from dubao.model.draw import Condition, Draw, DrawRule, Size, parse_condition, parse_size
from dubao.model.filenames import safe_file_name
from dubao.model.terms import DrawResult, DrawState
from dubao.papers.draw import DRAWN_HEADS, draw_book, draw_document, drawn_rows
from dubao.render.outbox import Delivered, Outbox
from dubao.render.screen import Screen, problem_entry
from dubao.render.xlsx import render_book
from dubao.schedule.draw import hash_of
from dubao.workspace import RESULTS

app = typer.Typer()

FOLDER = "抽取"
_SEED_SHOWN = 8  # digits of the seed's hash in the record's file name


SourceArgument = Annotated[
    str, typer.Argument(metavar="名册", help="台账的名称，如 学校、督学；或名单文件")
]
CountOption = Annotated[
    str, typer.Option("--count", "-n", metavar="数", help="抽多少：5，或 20%（进一取整）")
]
WhereOption = Annotated[
    list[str] | None,
    typer.Option("--where", metavar="列=值", help="只从符合的中抽；也可写 列!=值，可写几次"),
]
ExcludeOption = Annotated[
    list[str] | None,
    typer.Option("--exclude", metavar="名单", help="不得抽中的：名单文件，或 名称=原因；可写几次"),
]
SpareOption = Annotated[
    int, typer.Option("--spare", metavar="数", min=0, max=1000, help="每层另抽几个备选")
]
SeedOption = Annotated[
    str, typer.Option("--seed", metavar="种子", help="定结果的数或字；不写则随机产生并记录")
]
KeyOption = Annotated[
    str,
    typer.Option(
        "--key", metavar="列", help="用哪一列区分，如 班级+姓名；不写则用编号或姓名、名称"
    ),
]
RepeatOption = Annotated[
    Path | None, typer.Option("--repeat", metavar="记录", help="按抽取记录重抽，核对是否相同")
]


@app.command(
    help="随机抽取访谈对象、学校、专家，写出可以重复验证的记录\n\n"
    "从台账或任何名单中抽取；种子和名册指纹都记在案，谁都能用同样的办法得出同样的结果。",
    epilog="示例:\n  dubao draw 学校 --count 5 --where 学校类型=小学 --by 所属镇街\n"
    "  dubao draw 督学 --count 3 --exclude 示例督学01=曾在该校任职 --spare 2",
)
def draw(
    source: SourceArgument = "",
    count: CountOption = "1",
    where: WhereOption = None,
    exclude: ExcludeOption = None,
    by: Annotated[str, typer.Option("--by", metavar="列", help="按这一列分层抽取")] = "",
    each: Annotated[bool, typer.Option("--each", help="每一层都抽这么多，不按比例")] = False,
    spare: SpareOption = 0,
    seed: SeedOption = "",
    purpose: Annotated[
        str, typer.Option("--for", metavar="用途", help="印在记录上，如 访谈学生")
    ] = "",
    key: KeyOption = "",
    repeat: RepeatOption = None,
    workspace: WorkspaceOption = None,
    today: TodayOption = None,
    json: JsonOption = False,
    quiet: QuietOption = False,
) -> int:
    """Draw and write the record; exit code 1 if anything needs a person."""
    office = open_office(workspace)
    screen = Screen(json=json, quiet=quiet)
    if repeat is not None:
        return repeat_draw(office, repeat, screen)
    if not source:
        raise typer.BadParameter("没有写从哪份名册抽取", param_hint="名册")
    conditions = tuple(map(_condition, where or ()))
    chosen = seed.strip() or secrets.token_hex(8)
    rule = DrawRule(source, chosen, _size(count), conditions, by, each, spare, purpose.strip(), key)
    return _carry_out(office, rule, exclude or (), screen, day_of(today))


def _carry_out(
    office: Office, rule: DrawRule, exclude: Sequence[str], screen: Screen, day: date
) -> int:
    """Draw, write the record and show both."""
    done, problems = make_draw(office, rule, exclude, day)
    delivered = _write(office, done, day)
    _show(screen, done)
    say_written(screen, delivered)
    _say_earlier(screen, office, delivered, day)
    problems = (*problems, *delivered.problems)
    screen.show_problems(problems)
    screen.emit_json(
        {
            "draw": draw_document(done, day),
            "problems": [problem_entry(one) for one in problems],
            "written": delivered.written,
            "kept": delivered.kept,
        }
    )
    return int(findings(problems))


def _size(text: str) -> Size:
    size = parse_size(text)
    if size is None:
        raise typer.BadParameter(f"写的是「{text}」，应写 5 或 20% 这样的数", param_hint="--count")
    return size


def _condition(text: str) -> Condition:
    condition = parse_condition(text)
    if condition is None:
        raise typer.BadParameter(f"写的是「{text}」，应写成 列=值 或 列!=值", param_hint="--where")
    return condition


def _write(office: Office, done: Draw, day: date) -> Delivered:
    """Write the record into 成果/年度/抽取; every seed has a record of its own."""
    settings = office.settings
    folder = f"{RESULTS}/{settings.year or day.year}/{FOLDER}"
    mark = hash_of(done.rule.seed, "")[:_SEED_SHOWN]
    name = f"{day.isoformat()} {_label(done.rule)}（{mark}）.xlsx"
    book = draw_book(done, day, sample=settings.sample)
    with Outbox(office.workspace.root, folder, {}, {"程序": __version__}) as outbox:
        outbox.put(safe_file_name(name), render_book(book))
        return outbox.close()


def _label(rule: DrawRule) -> str:
    return rule.purpose or PurePosixPath(rule.source.replace("\\", "/")).stem


def _show(screen: Screen, done: Draw) -> None:
    drawn, spare = done.with_result(DrawResult.DRAWN), done.with_result(DrawResult.SPARE)
    screen.show_table(DRAWN_HEADS, drawn_rows(drawn), f"抽中 {len(drawn)} 个")
    if spare:
        screen.show_table(DRAWN_HEADS, drawn_rows(spare), f"备选 {len(spare)} 个")
    for one in done.in_state(DrawState.EXCLUDED):
        screen.say(f"排除：{one.name}（{one.reason}）")
    outside = len(done.in_state(DrawState.OUTSIDE))
    screen.say(
        f"名册 {len(done.candidates)} 个，不在范围 {outside} 个，参加抽取 {len(done.ranked)} 个"
    )
    screen.say(f"种子：{done.rule.seed}")
    screen.say(f"名册指纹：{done.fingerprint}")


def _say_earlier(screen: Screen, office: Office, delivered: Delivered, day: date) -> None:
    """Name the other records of the day: drawing until the result pleases is to be seen."""
    for path in map(PurePosixPath, delivered.written):
        folder = office.workspace.root / path.parent
        begun = path.name.rpartition("（")[0]
        others = sorted(p.name for p in folder.glob("*.xlsx") if p.name.startswith(f"{begun}（"))
        earlier = [name for name in others if name != path.name]
        if earlier:
            screen.warn(f"{day.isoformat()} 同一用途已有别的抽取记录：{'、'.join(earlier)}")
