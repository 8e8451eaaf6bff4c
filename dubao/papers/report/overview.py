"""The parts of the report before and after the duty chapters."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from math import isnan
from typing import Any

from dubao.model.bulletin import Demand, Kind
from dubao.model.numbers import round_half_up
from dubao.model.place import Place
from dubao.model.report import Change
from dubao.model.terms import Verdict
from dubao.papers.report.charts import charts_among
from dubao.papers.report.edition import Edition, by_group, departments, missing_gap
from dubao.papers.report.judging import broken_steps
from dubao.papers.report.sentences import paragraph
from dubao.papers.wording import gap, listed

OVERVIEW, BASICS = "一、总体情况", "二、本年教育基本情况"


def opening(edition: Edition) -> dict[str, Any]:
    """Return who took part, for the paragraph that names the basis."""
    report, ledger = edition.report, edition.ledger
    handed_in = [
        line
        for line in report.lines
        if line.item.code in report.figures.entries and not line.item.formula
    ]
    names = departments(handed_in)
    ledger.where = "开头"
    return {
        "部门": listed(names[:2]) + ("等" if len(names) > 2 else "") or gap("填报部门"),
        "部门数": ledger.count("填报部门数", len(names), "已报送的部门数", _table(edition))
        if names
        else gap("部门数"),
        "比对": _compared_with(report.figures.published, handed_in),
    }


def _compared_with(published: Collection[str], lines: Sequence[Change]) -> str:
    """Return what the figures were compared with; only what is there can have been."""
    known = [line for line in lines if not isnan(line.entry.last)]
    if not known:
        return ""
    checked = any(line.item.code in published for line in known)
    return "，与上年数和已公布数作了比对" if checked else "，与上年数作了比对"


def overview(edition: Edition) -> list[str]:
    """Return the sentences that count items, changes and demands; zeros are left out (PA-12)."""
    edition.ledger.where = OVERVIEW
    lines = edition.report.lines
    moved = [line for line in lines if not isnan(line.change)]
    asked = [line for line in lines if line.item.demand is not Demand.NONE]
    total = _count(edition, "项目数", len(lines), "项目表的项数")
    sentences = [f"{edition.report.year}年公示公报项目表共{total}项"]
    if moved:
        sentences.append(_movements(edition, moved))
    if asked:
        sentences.append(_demands(edition, asked))
    return [f"{'。'.join(sentences)}。"]


def _movements(edition: Edition, lines: Sequence[Change]) -> str:
    count = _count(edition, "可比项目数", len(lines), "本年、上年都有数的项目数")
    kinds: tuple[tuple[str, Callable[[float], bool]], ...] = (
        ("比上年增加或提高", lambda step: step > 0),
        ("与上年持平", lambda step: step == 0),
        ("比上年减少或下降", lambda step: step < 0),
    )
    steps = [float(round_half_up(line.change, line.item.decimals)) for line in lines]
    parts = [
        f"{words}的{_count(edition, f'{words}的项目数', number, f'可比项目中{words}的')}项"
        for words, holds in kinds
        if (number := sum(map(holds, steps)))
    ]
    return f"与上年可比的{count}项中，{'，'.join(parts)}"


def _demands(edition: Edition, lines: Sequence[Change]) -> str:
    count = _count(edition, "有要求的项目数", len(lines), "要求只增不减或增长的项目数")
    words = {
        Verdict.MET: "达到要求",
        Verdict.UNMET: "未达到要求",
        Verdict.UNDECIDED: "无法判断",
    }
    parts = [
        f"{told}的{_count(edition, f'{told}的项目数', number, f'有要求的项目中{told}的')}项"
        for verdict, told in words.items()
        if (number := sum(line.meets is verdict for line in lines))
    ]
    return f"有只增不减或增长要求的{count}项中，{'，'.join(parts)}"


def basics(edition: Edition) -> dict[str, Any]:
    """Return the figure paragraph: the items that belong to none of the seven contents."""
    edition.ledger.where = BASICS
    lines = edition.lines_of("")
    groups = by_group(lines)
    told = [paragraph(edition, group, changes=False) for group in groups.values()]
    return {
        "正文": [text for text in told if text],
        "待补": missing_gap(lines),
        "缺": "" if lines else gap("项目表中没有基本情况的项目，本部分缺数据，请补充"),
        "图": charts_among(edition, lines, BASICS),
    }


def demands(edition: Edition, heading: str) -> list[dict[str, Any]]:
    """Return the judgements by family (三个增长, 两个只增不减), numbers put in."""
    edition.ledger.where = heading
    families: dict[str, list[dict[str, str]]] = {}
    for one in edition.report.judged:
        row = {
            "名称": one.judgement.name,
            "依据": one.judgement.basis,
            "数据": "" if one.verdict is Verdict.UNDECIDED else edition.ledger.judged(one),
            "待补": gap(one.reason) if one.verdict is Verdict.UNDECIDED else "",
            "结论": one.verdict.value,
        }
        families.setdefault(one.judgement.family or "其他要求", []).append(row)
    return [{"名称": name, "行": rows} for name, rows in families.items()]


def shortfalls(edition: Edition) -> str:
    """Return the facts that the part on problems starts from: “…”一项; "" if there is none.

    No fault is invented (PA-17), and a judgement is not told again that its items tell.
    """
    unmet = [line.item.name for line in edition.report.lines if line.meets is Verdict.UNMET]
    for one in edition.report.judged:
        if one.verdict is Verdict.UNMET:
            broken = broken_steps(edition.report, one)
            if broken is None or not set(broken) <= set(unmet):
                unmet.append(one.judgement.name)
    names = listed([f"“{name}”" for name in dict.fromkeys(unmet)])
    return f"{names}{'一项' if len(set(unmet)) == 1 else '各项'}" if unmet else ""


def open_points(edition: Edition) -> list[str]:
    """Return what the office still has to settle; printed in the internal version only."""
    report = edition.report
    missing = [f"{name}未报送" for name in report.figures.missing]
    checks = [f"{check.says or check.formula}（{numbers}）" for check, numbers in report.failed]
    falls = [
        f"{line.item.name}未达到“{line.item.demand}”的要求，尚无说明"
        for line in report.lines
        if line.fell and not line.explained
    ]
    bases = [
        f"{line.item.name}的上年数与上年公布值不同：{line.entry.reason_for_last}"
        for line in report.lines
        if line.item.kind is not Kind.TEXT and line.entry.reason_for_last
    ]
    return [*missing, *checks, *falls, *bases]


def _count(edition: Edition, label: str, number: int, how: str) -> str:
    return edition.ledger.count(label, number, how, _table(edition))


def _table(edition: Edition) -> tuple[Place, ...]:
    return (edition.report.bulletin.place(),)
