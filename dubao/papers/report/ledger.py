"""Every figure of the report is printed here and kept with its cell, for the 核对清单 (PA-11)."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import isnan

from dubao.model.bulletin import Kind
from dubao.model.numbers import rounded_text
from dubao.model.paper import Figure
from dubao.model.place import Place
from dubao.model.report import Change, Judged, Report
from dubao.papers.report.basis import Basis, Trace
from dubao.papers.report.judging import told
from dubao.papers.words import NOTHING, change_words, figure


@dataclass
class Ledger:
    """Prints the figures of one paper; `where` is the part of it that is being written.

    `office` answers for whatever no department provides: counts and judgements.
    """

    paper: str
    office: str
    report: Report
    where: str = ""
    figures: list[Figure] = field(default_factory=list)

    def value(self, line: Change, *, unit: bool = True) -> str:
        """Return this year's figure as a sentence, or without its unit as a table, says it."""
        item, entry = line.item, line.entry
        if item.kind is Kind.TEXT:
            return self._keep(line, "本年", entry.text, entry.text)
        shown = (
            figure(entry.this, item.unit, item.kind, item.decimals)
            if unit
            else rounded_text(entry.this, item.decimals)
        )
        return self._keep(line, "本年", shown, entry.this)

    def last(self, line: Change) -> str:
        """Return last year's figure as a table prints it."""
        if line.item.kind is Kind.TEXT:
            return NOTHING
        shown = rounded_text(line.entry.last, line.item.decimals)
        return self._keep(line, "上年", shown, line.entry.last)

    def change(self, line: Change) -> str:
        """Return the change as a table prints it; a ratio's is in 百分点 (BD-2)."""
        shown = rounded_text(line.change, line.item.decimals)
        return self._keep(line, "增减", shown, line.change)

    def rate(self, line: Change) -> str:
        """Return the rate of change in % as a table prints it; — where it has none (BD-3)."""
        return self._keep(line, "增减率", rounded_text(line.rate, 2), line.rate)

    def moved(self, line: Change) -> str:
        """Return the words of the change: 增加3.00万元，增长1.25%; "" if nothing can be said."""
        item = line.item
        words = change_words(line.change, line.rate, item.kind, item.unit, item.decimals)
        return self._keep(line, "增减", words, line.change) if words else ""

    def remark(self, line: Change) -> str:
        """Return what the department says of an item."""
        return self._keep(line, "说明", line.entry.remark, line.entry.remark)

    def judged(self, one: Judged) -> str:
        """Return what a judgement rests on in words; the list has the exact arithmetic."""
        label = f"{one.judgement.code} {one.judgement.name}"
        shown = told(self.report, one)
        how = f"{one.judgement.condition}：{one.numbers}"
        return self._add(label, shown, shown, (how, one.places))

    def count(self, label: str, number: int, how: str, places: tuple[Place, ...] = ()) -> str:
        """Return a count of the paper's own as printed; `how` says what was counted."""
        return self.worked_out(label, str(number), float(number), (how, places))

    def worked_out(self, label: str, shown: str, value: float, basis: Basis) -> str:
        """Return a figure that the office itself works out, as printed."""
        return self._add(label, shown, value, basis)

    def _keep(self, line: Change, aspect: str, shown: str, value: float | str) -> str:
        """Keep a figure of an item with the department that answers for it."""
        label = f"{line.item.code} {line.item.name} {aspect}"
        return self._add(label, shown, value, Trace(self.report).of(line, aspect), line)

    def _add(
        self, label: str, shown: str, value: float | str, basis: Basis, line: Change | None = None
    ) -> str:
        """Keep a figure and return it as printed; — for no value is none."""
        provider = (line.entry.department or line.item.department) if line else ""
        if shown and not (isinstance(value, float) and isnan(value)):
            self.figures.append(
                Figure(
                    self.paper,
                    label,
                    shown,
                    value,
                    *basis,
                    source=provider or self.office,
                    where=self.where,
                    meaning=line.item.meaning if line else "",
                )
            )
        return shown
