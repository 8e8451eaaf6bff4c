"""Registers are changed whole or not at all, once, under a lock, and on record."""

import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from dubao.model.problem import BusyError
from dubao.render.registers.desk import Changed, RegisterDesk
from tests.render.registers.clerk import NOTE, edit, kept, opened

CLOSE = {(0, "状态"): "已销号"}


def _put(root: Path, cells: dict[tuple[int, str], str]) -> Changed:
    with RegisterDesk(root / "台账", "台账") as desk:
        return desk.put(edit(root, cells=dict(cells)), NOTE)


def _journal(root: Path) -> list[dict[str, str]]:
    file = root / "台账" / "变更记录.jsonl"
    lines = file.read_text("utf-8").splitlines() if file.exists() else []
    return [json.loads(line) for line in lines]


def _former(root: Path) -> list[str]:
    return sorted(path.name for path in (root / "台账" / ".历史").glob("*"))


def test_a_change_is_written_the_former_version_kept_and_put_on_record(tmp_path: Path) -> None:
    path = kept(tmp_path)
    before = path.read_bytes()
    assert _put(tmp_path, CLOSE).file == "台账/问题整改.xlsx"
    assert opened(tmp_path).table.typed(0, "状态") == "已销号"
    assert _former(tmp_path) == ["问题整改（2021-06-18 10.15.30）.xlsx"]
    assert (path.parent / ".历史" / _former(tmp_path)[0]).read_bytes() == before
    assert _journal(tmp_path) == [
        {
            "时间": "2021-06-18 10:15:30",
            "经手人": "张三",
            "台账": "问题整改",
            "位置": "台账/问题整改.xlsx[整改]!E3",
            "记录": "1",
            "项": "状态",
            "原值": "整改中",
            "新值": "已销号",
            "事由": "复核",
            "依据": "示府教督〔2021〕9号",
        }
    ]


def test_ha08_an_equal_change_does_nothing_the_second_time(tmp_path: Path) -> None:
    path = kept(tmp_path)
    _put(tmp_path, CLOSE)
    before = path.read_bytes()
    assert _put(tmp_path, CLOSE) == Changed()
    assert path.read_bytes() == before
    assert len(_former(tmp_path)) == len(_journal(tmp_path)) == 1


def test_a_register_saved_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    path = kept(tmp_path)
    asked = edit(tmp_path, cells=dict(CLOSE))
    other = kept(tmp_path / "别处")
    with RegisterDesk(other.parent, "台账") as desk:
        desk.put(edit(tmp_path / "别处", cells={(1, "状态"): "整改中"}), NOTE)
    path.write_bytes(other.read_bytes())
    with RegisterDesk(path.parent, "台账") as desk:
        assert desk.put(asked, NOTE) == Changed(stale=True)
    assert path.read_bytes() == other.read_bytes()


@pytest.mark.parametrize(
    ("mark", "program"),
    [
        ("~$问题整改.xlsx", "Excel 或 WPS"),
        (".~问题整改.xlsx", "WPS"),
        (".~lock.问题整改.xlsx#", "LibreOffice"),
    ],
)
def test_ha02_an_open_workbook_stays_and_the_new_one_lies_beside(
    tmp_path: Path, mark: str, program: str
) -> None:
    path = kept(tmp_path)
    before = path.read_bytes()
    path.with_name(mark).write_bytes(b"")
    for _ in range(2):  # the second run finds its own file and writes no other
        done = _put(tmp_path, CLOSE)
        assert done.file == "台账/问题整改（新1）.xlsx"
        assert done.problems[0].message.startswith(f"正在 {program} 中打开")
    assert path.read_bytes() == before
    assert not _journal(tmp_path)
    assert not path.with_name("问题整改（新2）.xlsx").exists()


def test_a_second_run_is_told_that_another_holds_the_lock(tmp_path: Path) -> None:
    kept(tmp_path)
    with RegisterDesk(tmp_path / "台账", "台账"), pytest.raises(BusyError):
        RegisterDesk(tmp_path / "台账", "台账")


def test_of_former_versions_the_oldest_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dubao.render.registers.desk.MOST_FORMER", 2)
    kept(tmp_path)
    for number in range(4):
        note = replace(NOTE, when=NOTE.when + timedelta(minutes=number))
        with RegisterDesk(tmp_path / "台账", "台账") as desk:
            desk.put(edit(tmp_path, cells={(0, "状态"): f"第{number}次"}), note)
    assert _former(tmp_path) == [
        "问题整改（2021-06-18 10.17.30）.xlsx",
        "问题整改（2021-06-18 10.18.30）.xlsx",
    ]


_LOOP = """
import sys
from pathlib import Path
from tests.render.registers.clerk import NOTE, edit
from dubao.render.registers.desk import RegisterDesk
root = Path(sys.argv[1])
print("go", flush=True)
for number in range(10_000):
    with RegisterDesk(root / "台账", "台账") as desk:
        desk.put(edit(root, cells={(0, "状态"): f"第{number}次"}), NOTE)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no SIGKILL on this system")
def test_ha08_a_run_killed_at_any_moment_leaves_the_old_or_the_new_register(tmp_path: Path) -> None:
    kept(tmp_path)
    for delay in (0.0, 0.03, 0.051, 0.077, 0.1):
        run = subprocess.Popen(
            [sys.executable, "-c", _LOOP, str(tmp_path)],
            stdout=subprocess.PIPE,
            cwd=Path(__file__).parents[3],
            env={**os.environ, "PYTHONUTF8": "1"},
        )
        assert run.stdout is not None
        run.stdout.readline()
        time.sleep(delay)
        run.kill()
        run.wait()
        run.stdout.close()
        table = opened(tmp_path).table
        assert len(table) == 2
        with RegisterDesk(tmp_path / "台账", "台账"):
            pass
        lines = _journal(tmp_path)
        assert [line["新值"] for line in lines[-1:]] in ([], [table.typed(0, "状态")])
        old = [line["原值"] for line in lines]
        assert old == [*["整改中"][: len(old)], *(line["新值"] for line in lines[:-1])]
