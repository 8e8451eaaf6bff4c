"""Blank official papers, to be filled in or made into templates."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from dubao.model.house import House
from dubao.model.terms import PaperForm
from dubao.render.official.feet import briefing_foot, colophon, letter_foot
from dubao.render.official.heads import (
    attendance,
    briefing_head,
    letter_head,
    minutes_head,
    official_head,
)
from dubao.render.official.paper import Paper

_DATE = "【成文日期】"
_TEXT = "【正文】"


@dataclass(frozen=True)
class Office:
    """Who issues the paper: its full name, and the word of its numbers."""

    name: str = "【发文机关】"
    number_word: str = "【发文代字】"

    def number(self, kind: str = "") -> str:
        """Return a number with its own digits left blank: brackets 〔〕, no 第 (PA-07)."""
        return f"{self.number_word}{kind}〔【年份】〕【序号】号"


def blank_paper(form: PaperForm, office: Office, house: House) -> bytes:
    """Return an empty paper of a form as .docx bytes."""
    paper = Paper(house)
    FORMS[form](paper, office)
    return paper.packed(f"{form}（空白）")


def _official(paper: Paper, office: Office) -> None:
    official_head(paper, f"{office.name}文件", office.number())
    _opening(paper)
    for level, number in enumerate(("一、", "（一）", "1.", "（1）"), start=1):
        paper.heading(level, f"{number}【小标题】")
        paper.text(_TEXT)
    paper.attachment_note(["【附件名称】"])
    paper.signature(office.name, _DATE, longest=_room(office))
    paper.remark("【附注】")
    paper.attachment("附件", "【附件名称】")
    paper.text("【附件内容】")
    colophon(paper, "【抄送机关】", office.name, "【印发日期】")


def _letter(paper: Paper, office: Office) -> None:
    letter_head(paper, office.name, office.number("函"))
    _opening(paper)
    paper.signature(office.name, _DATE, longest=_room(office))
    letter_foot(paper, "【抄送机关】")


def _minutes(paper: Paper, office: Office) -> None:
    minutes_head(paper, "【会议名称】纪要", "〔【年份】〕【序号】号")
    paper.title("【标题】")
    paper.text(_TEXT)
    paper.heading(1, "一、【议题】")
    paper.text("会议【议定事项】")
    for label in ("出席", "请假", "列席"):
        attendance(paper, label, "【姓名】")
    colophon(paper, "【分送单位】", office.name, "【印发日期】")


def _briefing(paper: Paper, office: Office) -> None:
    briefing_head(paper, "【简报名称】", "第【期数】期", office.name, "【编印日期】")
    paper.title("【标题】")
    paper.text(_TEXT)
    briefing_foot(paper, ("报：【上级机关】", "送：【平级机关】", "发：【下级单位】"), "【份数】")


def _opening(paper: Paper) -> None:
    paper.title("【标题】")
    paper.addressee("【主送机关】：")
    paper.text(_TEXT)


def _room(office: Office) -> float:
    """Return the room for the name over the date, in characters."""
    return max(14.0, len(office.name))


FORMS: dict[PaperForm, Callable[[Paper, Office], None]] = {
    PaperForm.OFFICIAL: _official,
    PaperForm.LETTER: _letter,
    PaperForm.MINUTES: _minutes,
    PaperForm.BRIEFING: _briefing,
}
"""Every form by its name, with the function that writes it."""
