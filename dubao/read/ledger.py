"""The rectification ledger read from its registers 问题整改 and 整改反馈."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from dubao.model.ledger import KEY, LEDGER, ROUNDS, Finding, Ledger, Round, Until, review_in
from dubao.model.problem import Loaded, Problem, problem
from dubao.model.table import Table
from dubao.model.terms_ledger import FindingState
from dubao.read.folding import unspaced
from dubao.read.limits import read_demand
from dubao.read.registers import load_register, register_file
from dubao.read.sources import fingerprint

_STATES = {
    **{state.value: state for state in FindingState},
    "未整改": FindingState.OPEN,
    "未开始": FindingState.OPEN,
    "正在整改": FindingState.WORKING,
    "推进中": FindingState.WORKING,
    "已完成": FindingState.REPORTED,
    "整改完成": FindingState.REPORTED,
    "已整改": FindingState.REPORTED,
    "销号": FindingState.CLOSED,
    "已延期": FindingState.EXTENDED,
    "延期整改": FindingState.EXTENDED,
    "已移交": FindingState.TRANSFERRED,
}
"""What ledgers call the states; 已完成 is what the unit says, never 销号 (PA-24)."""


def load_ledger(root: Path) -> Loaded[Ledger]:
    """Return the findings of the workspace `root` with their rounds of feedback (PA-25)."""
    table = load_register(root, LEDGER)
    files = [register_file(root, LEDGER)]
    rounds: Table | None = None
    problems = [*table.problems]
    if (root / register_file(root, ROUNDS)).is_file():
        read = load_register(root, ROUNDS)
        rounds = read.value
        files.append(register_file(root, ROUNDS))
        problems.extend(read.problems)
    findings = tuple(findings_of(table.value, rounds))
    problems.extend(_unnumbered(table.value, findings))
    problems.extend(_strays(rounds, findings) if rounds is not None else ())
    inputs = {file: fingerprint(root / file) for file in files if (root / file).is_file()}
    return Loaded(Ledger(findings, table.value.origin, inputs), tuple(problems))


def findings_of(table: Table, rounds: Table | None = None) -> Iterator[Finding]:
    """Yield the findings of the register's table, in its order, with their rounds of feedback."""
    cells = _Cells(table)
    fed_back: dict[str, list[Round]] = {}
    for one in rounds_of(rounds) if rounds is not None else ():
        fed_back.setdefault(one.finding, []).append(one)
    for row in range(len(table)):
        number, state = cells.text(KEY, row), cells.text("状态", row)
        delivered = cells.day("送达日期", row)
        yield Finding(
            row=row,
            number=number,
            text=cells.text("问题描述", row),
            state=_STATES.get(unspaced(state)),
            state_text=state,
            unit=cells.text("单位名称", row) or cells.text("责任单位", row),
            code=cells.text("单位代码", row),
            source=cells.text("问题来源", row),
            indicator=cells.text("对应指标", row),
            category=cells.text("问题类别", row),
            measure=cells.text("整改措施", row),
            duty=cells.text("责任单位", row),
            person=cells.text("责任人", row),
            partner=cells.text("协同单位", row),
            until=_until(cells.text("整改时限", row), delivered),
            delivered=delivered,
            progress=cells.text("进展", row),
            done=cells.day("完成日期", row),
            evidence=cells.text("佐证材料", row),
            reviewer=cells.text("复核人", row),
            reviewed=cells.day("复核日期", row),
            opinion=cells.text("复核意见", row),
            closed=cells.day("销号日期", row),
            way=cells.text("处理方式", row),
            former_until=cells.text("原整改时限", row),
            extension=cells.text("延期文号", row),
            extension_reason=cells.text("延期理由", row),
            transferred_to=cells.text("移交单位", row),
            remark=cells.text("备注", row),
            rounds=tuple(fed_back.get(number, ())),
        )


def _until(text: str, delivered: date | None) -> Until:
    return Until(text, read_demand(text, delivered.year if delivered else None))


def rounds_of(table: Table) -> Iterator[Round]:
    """Yield the rounds of feedback in the order of the register; unnumbered ones count on."""
    cells = _Cells(table)
    counted: Counter[str] = Counter()
    for row in range(len(table)):
        finding, number = cells.text(KEY, row), cells.text("轮次", row).strip("第轮次")
        counted[finding] += 1
        opinion = cells.text("督学意见", row)
        yield Round(
            finding=finding,
            number=int(number) if number.isdecimal() else counted[finding],
            who=cells.text("反馈人", row),
            day=cells.day("反馈日期", row),
            text=cells.text("反馈内容", row),
            evidence=cells.text("附件", row),
            review=review_in(opinion),
            reviewer=cells.text("复核人", row),
            reviewed=cells.day("复核日期", row),
            opinion=opinion,
        )


class _Cells:
    """The cells of a register by field and row; what is not there is "" or None."""

    def __init__(self, table: Table) -> None:
        self._table = table
        self._columns: dict[str, list[Any]] = {}

    def text(self, name: str, row: int) -> str:
        """Return a cell's text."""
        value = self._column(name)[row]
        return "" if value is None else str(value).strip()

    def day(self, name: str, row: int) -> date | None:
        """Return a cell's date."""
        value = self._column(name)[row]
        return value if isinstance(value, date) else None

    def _column(self, name: str) -> list[Any]:
        if name not in self._columns:
            absent = [None] * len(self._table)
            known = name in self._table
            self._columns[name] = self._table.frame[name].tolist() if known else absent
        return self._columns[name]


def _unnumbered(table: Table, findings: Sequence[Finding]) -> Iterator[Problem]:
    """Yield what hinders commands from telling the findings apart."""
    counts = Counter(one.number for one in findings)
    for one in findings:
        place = table.origin.place(one.row, KEY)
        if not one.number:
            yield problem("finding-unnumbered", place)
        elif counts[one.number] > 1:
            yield problem("finding-number-twice", place, number=one.number)


def _strays(rounds: Table, findings: Sequence[Finding]) -> Iterator[Problem]:
    """Yield the rounds of feedback that belong to no finding."""
    known = {one.number for one in findings}
    for row, one in enumerate(rounds_of(rounds)):
        if one.finding not in known:
            place = rounds.origin.place(row, KEY)
            yield problem("round-of-unknown", place, number=one.finding)
