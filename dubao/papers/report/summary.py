"""The report as `--json` prints it, and as the first screen shows it."""

from __future__ import annotations

from typing import Any

from dubao.model.bulletin import Kind
from dubao.model.numbers import rounded_text
from dubao.model.report import Change, Judged, Report
from dubao.model.terms import Verdict

JUDGEMENT_HEADS = ("编号", "判断", "数据", "结论")
NOT_ASKED = "不必说明"
FALL_HEADS = ("编号", "项目", "上年", "本年", "增减", "说明")


def judgement_rows(report: Report) -> list[tuple[str, ...]]:
    """Return a row a judgement for the first screen."""
    return [
        (
            one.judgement.code,
            one.judgement.name,
            basis_of(one),
            one.verdict.value,
        )
        for one in report.judged
    ]


def basis_of(one: Judged) -> str:
    """Return what a judgement rests on: its numbers, or why it cannot be made."""
    return one.reason if one.verdict is Verdict.UNDECIDED else one.numbers


def fall_rows(report: Report) -> list[tuple[str, ...]]:
    """Return the items that fell, with what the department says of it."""
    return [
        (
            line.item.code,
            line.item.name,
            rounded_text(line.entry.last, line.item.decimals),
            rounded_text(line.entry.this, line.item.decimals),
            rounded_text(line.change, line.item.decimals),
            line.entry.remark
            or (NOT_ASKED if line.item.may_fall and not line.fell else "缺说明，请补"),
        )
        for line in report.lines
        if line.fell or line.change < 0
    ]


def report_document(report: Report) -> dict[str, Any]:
    """Return the report as other programs read it: numbers unrounded, null where there is none."""
    return {
        "report": report.bulletin.code,
        "year": report.year,
        "sample": report.bulletin.sample,
        "items": [_item(line) for line in report.lines],
        "judgements": [_judgement(one) for one in report.judged],
        "missing": report.figures.missing,
    }


def _item(line: Change) -> dict[str, Any]:
    item, entry = line.item, line.entry
    is_text = item.kind is Kind.TEXT
    return {
        "code": item.code,
        "name": item.name,
        "group": item.group,
        "content": item.content,
        "unit": item.unit,
        "this": entry.text if is_text else entry.this,
        "last": None if is_text else entry.last,
        "change": line.change,
        "rate": line.rate,
        "demand": item.demand.value,
        "meets": line.meets.value if line.meets else None,
        "fell": line.fell,
        "explained": line.explained,
        "remark": entry.remark,
        "department": entry.department or item.department,
        "reason": entry.this_reason,
        "cells": [str(cell) for cell in _cells(line)],
    }


def _cells(line: Change) -> tuple[Any, ...]:
    return line.places or tuple(
        place for place in (line.entry.this_place, line.entry.last_place) if place
    )


def _judgement(one: Judged) -> dict[str, Any]:
    return {
        "code": one.judgement.code,
        "name": one.judgement.name,
        "family": one.judgement.family,
        "verdict": one.verdict.value,
        "numbers": one.numbers,
        "reason": one.reason,
        "cells": [str(cell) for cell in one.places],
    }
