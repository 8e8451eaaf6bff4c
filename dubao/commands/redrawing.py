"""`dubao draw --repeat`: the same draw made again from its record."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import typer

from dubao.commands.drawing import roster_path
from dubao.commands.evaluation import findings
from dubao.commands.opening import Office, refuse_errors
from dubao.model.draw import Draw
from dubao.model.draw_record import DrawRecord
from dubao.model.listing import shortened
from dubao.model.place import Place
from dubao.model.problem import Problem, RefusedError, problem
from dubao.model.terms import DrawResult, DrawState
from dubao.papers.draw import DRAWN_HEADS, draw_document, drawn_rows
from dubao.read.draws import candidates_of, load_draw_record
from dubao.read.rosters import load_roster
from dubao.render.screen import Screen, problem_entry
from dubao.schedule.draw import changes, draw


def repeat_draw(office: Office, path: Path, screen: Screen) -> int:
    """Draw again from a record and say whether it is true; exit code 1 if it is not.

    That the roster has changed since is told, and is no fault of the record.
    """
    record, file = _record(office, path)
    again, problems = prove(record, file)
    changed = _changed(office, record)
    screen.show_table(DRAWN_HEADS, drawn_rows(again.with_result(DrawResult.DRAWN)), "按记录重抽")
    if not problems:
        screen.say("与记录完全相同。")
        screen.say(f"名册指纹：{record.fingerprint}")
    screen.show_problems(problems)
    _say_changes(screen, record, changed)
    document = {
        "repeat": {
            "file": file,
            "same": not problems,
            "roster_changed": changed,
            **draw_document(again, record.day),
        },
        "problems": [problem_entry(one) for one in problems],
    }
    screen.emit_json(document)
    return int(findings(problems))


def prove(record: DrawRecord, file: str) -> tuple[Draw, tuple[Problem, ...]]:
    """Return the draw made again from a record's own roster, and where the record differs."""
    again = draw(record.rule, record.candidates, record.file_hash)
    faults = _faults(record, again)
    place = Place(file)
    return again, tuple(problem("draw-record-altered", place, what=what) for what in faults)


def _record(office: Office, path: Path) -> tuple[DrawRecord, str]:
    found = next((one for one in (path, office.workspace.root / path) if one.is_file()), None)
    if found is None:
        raise typer.BadParameter(f"没有「{path.as_posix()}」这个文件", param_hint="--repeat")
    file = office.workspace.file(found.resolve())
    loaded = load_draw_record(found, file)
    if loaded.value is None:
        raise RefusedError(loaded.problems)
    refuse_errors(loaded.problems)
    return loaded.value, file


def _faults(record: DrawRecord, again: Draw) -> Iterator[str]:
    """Yield where the record differs from what its own roster and seed give."""
    if again.fingerprint != record.fingerprint:
        yield f"名册算出的指纹是 {again.fingerprint}，记录写的是 {record.fingerprint or '空'}"
    for one in again.ranked:
        written = record.results.get(one.candidate.code)
        if written is not one.result:
            who = f"{one.candidate.code} {one.candidate.name}"
            yield f"{who} 应为「{one.result}」，记录写的是「{written or '空'}」"
    known = {one.candidate.code for one in again.ranked}
    for code in (code for code in record.results if code not in known):
        yield f"{code} 没有参加抽取，记录却写着「{record.results[code]}」"


def _changed(office: Office, record: DrawRecord) -> list[str] | None:
    """Return what has changed in the roster since; None if it is not there any more."""
    rule = record.rule
    path = roster_path(office, rule.source)
    if path is None:
        return None
    roster = load_roster(*path, rule.key).value
    columns = [one.column for one in rule.conditions] + ([rule.by] if rule.by else [])
    lost = [f"现在的名册中没有「{name}」这一列" for name in columns if not roster.column(name)]
    if lost:
        return lost
    excluded = {
        one.code: one.reason for one in record.candidates if one.state is DrawState.EXCLUDED
    }
    now = candidates_of(roster, rule, excluded, record.day)
    return list(changes(record.candidates, now))


def _say_changes(screen: Screen, record: DrawRecord, changed: list[str] | None) -> None:
    source = record.rule.source
    if changed is None:
        screen.say(f"名册 {source} 已不在原处；记录里存有当时的名册，重抽不受影响。")
    elif not changed:
        screen.say(f"名册 {source} 抽取以后没有变动。")
    else:
        screen.say(f"名册 {source} 抽取以后有 {len(changed)} 处变动：")
        for line in shortened(changed):
            screen.say(f"  {line}")
