"""A rectification ledger on disk, written as short as can be."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from dubao.model.ledger import Finding, Ledger, Standing, Until
from dubao.model.problem import Problem
from dubao.model.settings import Settings
from dubao.read.ledger import load_ledger
from dubao.schedule.rectify import standings
from tests.read.office import write
from tests.schedule.days import CALENDAR, TODAY

SETTINGS = Settings.model_validate({"区": "示例区", "督导机构": "示例区督导室"})
HEADS = ("序号", "单位名称", "问题描述", "责任单位", "整改时限", "送达日期", "状态")


def row(number: object, state: str, until: object = None, delivered: object = None) -> list[Any]:
    """Return a finding of 甲镇."""
    return [number, "甲镇", f"问题{number}", "甲镇人民政府", until, delivered, state]


def ledger(root: Path, *rows: Sequence[Any], heads: Sequence[str] = HEADS) -> Path:
    """Write the ledger of the workspace `root` and return its path."""
    write(root / "台账/问题整改.xlsx", [heads, *rows], sheet="整改")
    return root / "台账/问题整改.xlsx"


def rounds(root: Path, *rows: Sequence[Any]) -> None:
    """Write rounds of feedback: finding, round, who, day, words, opinion, reviewer, day."""
    heads = ("序号", "轮次", "反馈人", "反馈日期", "反馈内容", "督学意见", "复核人", "复核日期")
    write(root / "台账/整改反馈.xlsx", [heads, *rows], sheet="反馈")


def loaded(root: Path) -> tuple[Ledger, tuple[Problem, ...]]:
    """Return the ledger and what reading says."""
    found = load_ledger(root)
    return found.value, found.problems


def finding(**fields: Any) -> Finding:
    """Return a finding of 甲镇 that is 整改中 unless said."""
    from dubao.model.terms_ledger import FindingState

    usual: dict[str, Any] = {
        "row": 0,
        "number": "1",
        "text": "消防通道堆物",
        "state": FindingState.WORKING,
        "unit": "甲镇",
        "duty": "甲镇人民政府",
        "until": Until("2021-06-30", TODAY),
    }
    state = fields.get("state", usual["state"])
    return Finding(**{**usual, "state_text": str(state or ""), **fields})


def standing(**fields: Any) -> Standing:
    """Return where such a finding stands on 30 June 2021."""
    return standings([finding(**fields)], TODAY, CALENDAR)[0]
