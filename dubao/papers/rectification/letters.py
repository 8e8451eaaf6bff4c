"""The letters of rectification: notices, reminders, extensions, closings, and the four ways.

Each is for one unit and holds that unit's findings only (PA-15). What the office has to decide
or to judge is a marked blank (PA-17).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from dubao.model.filenames import safe_file_name
from dubao.model.ledger import Finding, Standing
from dubao.model.paper import WordPaper
from dubao.model.terms_ledger import FindingState, Way
from dubao.papers.occasion import Occasion
from dubao.papers.rectification.rows import day_text, finding_row, round_row, until_text
from dubao.papers.titles import title_lines
from dubao.papers.wording import gap

Chosen = Callable[[Standing], bool]
Group = Callable[[Finding], str]


@dataclass(frozen=True)
class Letter:
    """A kind of letter: which findings it is about, whose they are, its title.

    `group` names who gets it; findings of one group go into one letter, or each into its own
    where `single`. A letter to the office itself has no group.
    """

    chosen: Chosen
    group: Group
    title: str
    single: bool = False


def _duty(one: Finding) -> str:
    return one.duty or one.unit


def _state(*states: FindingState | None) -> Chosen:
    return lambda one: one.finding.state in states


def _way(way: Way) -> Chosen:
    return lambda one: one.finding.way == way and one.finding.state is not FindingState.CLOSED


def _open_or_answered(one: Standing) -> bool:
    return one.is_open or bool(one.finding.rounds)


def _to_consult(one: Standing) -> bool:
    finding = one.finding
    return finding.state is FindingState.TRANSFERRED or _way(Way.CONSULTATION)(one)


def _receiver(one: Finding) -> str:
    return one.transferred_to or one.partner or gap("会商单位")


LETTERS: Mapping[str, Letter] = {
    "整改通知书": Letter(_state(FindingState.OPEN), _duty, "教育督导整改通知书"),
    "整改通知单": Letter(
        lambda one: one.is_open or bool(one.finding.rounds),
        _duty,
        "教育督导整改通知单",
        single=True,
    ),
    "催办函": Letter(lambda one: one.is_overdue, _duty, "关于催办教育督导问题整改的函"),
    "延期批准": Letter(_state(FindingState.EXTENDED), _duty, "关于同意延期整改的批复", single=True),
    "销号通知": Letter(_state(FindingState.CLOSED), _duty, "关于教育督导问题整改销号的通知"),
    "协商函": Letter(_to_consult, _receiver, "关于商请协助解决教育督导所发现问题的函"),
    "整改建议": Letter(_way(Way.ADVICE), _duty, "教育督导整改建议"),
    "情况报告": Letter(_way(Way.REPORT), lambda _: "", "关于督导发现重要问题的情况报告"),
}
"""By name, which is that of the template too. The last four are the ways of dealing with a
finding by its weight: advice, a notice, a report, a letter to the section that can solve it."""


def letters(kind: str, found: Sequence[Standing], occasion: Occasion) -> tuple[WordPaper, ...]:
    """Return the letters of one kind about those of the findings that it is for."""
    letter = LETTERS[kind]
    groups: dict[str, list[Standing]] = {}
    for one in filter(letter.chosen, found):
        name = letter.group(one.finding)
        key = f"{name}（{one.finding.number}）" if letter.single else name
        groups.setdefault(key, []).append(one)
    return tuple(_paper(kind, key, members, occasion) for key, members in groups.items())


def _paper(kind: str, key: str, members: Sequence[Standing], occasion: Occasion) -> WordPaper:
    letter = LETTERS[kind]
    path = f"{kind}/{safe_file_name(key)}.docx" if key else f"{kind}.docx"
    receiver = letter.group(members[0].finding)
    context = {
        **occasion.names,
        "标题": title_lines(letter.title),
        "单位名称": receiver or occasion.settings.office,
        "问题": [finding_row(number, one) for number, one in enumerate(members, start=1)],
        "问题数": str(len(members)),
        "来源": "、".join(dict.fromkeys(filter(None, (m.finding.source for m in members)))),
        "整改期限": _common_limit(members),
        **(_single(members[0]) if letter.single else {}),
    }
    return WordPaper(path, f"{kind}.docx", context, letter.title)


def _common_limit(members: Sequence[Standing]) -> str:
    """Return the time limit if all findings have the same, else a blank to be filled in."""
    limits = {until_text(one.finding) for one in members}
    return limits.pop() if len(limits) == 1 and all(limits) else gap("整改期限")


def _single(one: Standing) -> dict[str, Any]:
    """Return what a letter about one finding has besides: its rounds of feedback (PA-25)."""
    finding = one.finding
    return {
        "台账序号": finding.number,
        "送达日期": day_text(finding.delivered) or gap("送达日期"),
        "督学": finding.reviewer or gap("责任督学"),
        "学期": gap("学期"),
        "轮次": [round_row(fed_back) for fed_back in finding.rounds],
    }
