"""Registers changed by commands: what is read under the lock is what is changed."""

from datetime import date
from pathlib import Path

import pytest

from dubao.commands.opening import Office
from dubao.commands.registers import change_register, ensure_register, note_of
from dubao.model.problem import RefusedError
from dubao.model.register_edit import Changes
from dubao.model.table import Table
from dubao.workspace import Workspace
from tests.problems.registers import SETTINGS
from tests.render.registers.clerk import NOTE, kept, ledger, opened


def _office(root: Path) -> Office:
    return Office(Workspace(root), SETTINGS)


def test_a_register_changed_meanwhile_is_read_again(tmp_path: Path) -> None:
    path = kept(tmp_path)
    seen: list[str] = []

    def plan(table: Table, changes: Changes) -> None:
        seen.append(table.typed(0, "责任单位"))
        if len(seen) == 1:  # the clerk saves while the command is at work
            book = ledger()
            book["整改"]["C3"] = "丙镇"
            book.save(path)
        changes.set(0, {"状态": "已销号"})

    done = change_register(_office(tmp_path), "问题整改", "序号", plan, NOTE)
    assert seen == ["甲镇", "丙镇"]
    assert [(change.record, change.new) for change in done.changes] == [("1", "已销号")]
    table = opened(tmp_path).table
    assert [table.typed(0, name) for name in ("责任单位", "状态")] == ["丙镇", "已销号"]


def test_a_register_without_its_heading_is_not_touched(tmp_path: Path) -> None:
    book = ledger()
    for cell in book["整改"][2]:
        cell.value = None
    before = kept(tmp_path, book).read_bytes()
    with pytest.raises(RefusedError):
        change_register(_office(tmp_path), "问题整改", "序号", lambda *_: None, NOTE)
    assert (tmp_path / "台账/问题整改.xlsx").read_bytes() == before


def test_a_register_that_is_not_there_is_made_once(tmp_path: Path) -> None:
    office = _office(tmp_path)
    assert ensure_register(office, "问题整改", {"状态": ("待整改", "已销号")})
    assert not ensure_register(office, "问题整改")

    def plan(table: Table, changes: Changes) -> None:
        assert len(table) == 0
        changes.add({"序号": "1", "问题描述": "甲", "整改时限": date(2021, 6, 30)})

    change_register(office, "问题整改", "序号", plan, NOTE)
    assert opened(tmp_path).table.typed(0, "问题描述") == "甲"


def test_tm18_the_day_of_a_change_may_be_given() -> None:
    note = note_of("张三", date(2021, 3, 5), "理由", "文号")
    assert (note.who, note.when.date(), note.reason, note.paper) == (
        "张三",
        date(2021, 3, 5),
        "理由",
        "文号",
    )
