"""A ledger of 10,000 findings, one added and one closed, against openpyxl opening and saving it.

Run as `python tests/bench/bench_registers.py`: prints the ratio and ends with 1 if it is missed.
Both steps are whole: reading, numbering, looking for the same finding, the former version, the
journal, and the files forced to the disk.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

from openpyxl import load_workbook

from dubao.commands.ledger.adding import add_findings
from dubao.commands.ledger.steps import take
from dubao.commands.opening import Office
from dubao.model.place import Place
from dubao.model.register_edit import Note
from dubao.model.settings import Settings
from dubao.read.finding_lists import Listed
from dubao.read.ledger import load_ledger
from dubao.schedule import moves
from dubao.workspace import Workspace
from tests.bench.bench_tables import write

ROWS = 10_000
MOST = 2.0  # times as long as opening and saving the workbook
LEDGER = "台账/问题整改.xlsx"
HEADS = (
    *("序号", "单位代码", "单位名称", "问题来源", "对应指标", "问题描述", "问题类别", "整改措施"),
    *("责任单位", "责任人", "整改时限", "送达日期", "进展", "完成日期", "复核人", "复核日期"),
    *("复核意见", "状态", "销号日期", "备注"),
)
DAY = date(2021, 6, 18)
NOTE = Note("张三", datetime(2021, 6, 18, 9, 0, 0))  # noqa: DTZ001
OFFICE = Settings.model_validate({"区": "示例区", "督导机构": "示例区督导室"})


def write_workspace(root: Path) -> None:
    """Write the registers of units and the ledger."""
    write(root / "台账/镇街.xlsx", ["单位代码", "单位名称"], [("T01", "安溪镇")])
    write(root / "台账/学校.xlsx", ["学校代码", "学校名称"], [("S1", "安溪小学")])
    rows = (
        [
            *(str(number), "T01", "安溪镇", "2020年度考核反馈", "C31", f"第{number}个问题的描述"),
            *("安全", "限期整改", "安溪镇人民政府", "示例", "2021-06-30", "2021-01-15", "已完成"),
            *("2021-06-10", "李四", "2021-06-12", "到位", "已报完成", None, None),
        ]
        for number in range(1, ROWS + 1)
    )
    write(root / LEDGER, HEADS, rows)


def opened_and_saved(root: Path) -> None:
    """Open the ledger with openpyxl and save it."""
    load_workbook(root / LEDGER).save(root / "存.xlsx")


def added_and_closed(root: Path) -> None:
    """Add one finding and close another."""
    office = Office(Workspace(root), OFFICE)
    given = Listed(
        {"单位名称": "安溪镇", "问题描述": f"新问题{time.monotonic_ns()}"}, Place(LEDGER)
    )
    assert len(add_findings(office, [given], NOTE).changes) == 1
    number = next(one.number for one in load_ledger(root).value.findings if not one.closed)
    done = take(office, number, lambda one, place: moves.close(one, DAY, place), NOTE)
    assert [change.new for change in done.changes] == ["已销号", "2021-06-18"]


def seconds(work: Callable[[Path], object], root: Path) -> float:
    """Return the processor time of `work`."""
    start = time.process_time()
    work(root)
    return time.process_time() - start


def main() -> int:
    """Print the ratio; return 1 if it is missed."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        write_workspace(root)
        runs = range(3)
        bare = min(seconds(opened_and_saved, root) for _ in runs)
        ours = min(seconds(added_and_closed, root) for _ in runs)
    missed = ours > MOST * bare
    print(
        f"{ROWS} findings: opened and saved in {bare:.2f} s, added and closed in {ours:.2f} s,"
        f" ratio {ours / bare:.2f} <= {MOST} {'MISSED' if missed else 'ok'}"
    )
    return int(missed)


if __name__ == "__main__":
    sys.exit(main())
