"""The heads of official papers: 文件, 信函, 纪要, 简报."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from docx.shared import Mm, Pt

from dubao.render.official.looks import LABEL, SIGNER
from dubao.render.official.measures import SHEET_WIDTH, points, twips
from dubao.render.official.pages import HEADER_DISTANCE
from dubao.render.official.paper import NAME_WIDTH, Paper, characters_of
from dubao.render.official.xml import (
    borders,
    element,
    paragraph_properties,
    run_properties,
)

_MARK_LINES = 3  # 份号, 密级, 紧急程度
_LEADING = 1.25  # line height of a masthead by its size: nothing is cut off
_INK_TOP = 0.17  # of its size lies above the signs of a masthead
_INK_BOTTOM = 0.17  # and below them
_RULES_APART = 2.0  # points, of a double rule
_THICK = 0.8  # mm, the thick rule of the two


@dataclass(frozen=True)
class Marks:
    """What stands at the left of the first lines; each may be blank."""

    copy: str = ""  # 份号, six digits
    secrecy: str = ""
    urgency: str = ""


def official_head(
    paper: Paper, organ: str, number: str, signer: str = "", marks: Marks | None = None
) -> None:
    """Add the head of a 文件: red masthead, number (with 签发人 in papers upward), red rule.

    The masthead begins 35 mm below the top of the type area whether or not the lines above it
    are filled in.
    """
    marks = marks or Marks()
    paper.add("份号", marks.copy)
    paper.add("密级和紧急程度", marks.secrecy)
    paper.add("密级和紧急程度", marks.urgency)
    _masthead(paper, organ, _below_marks(paper))
    if signer:
        paragraph = paper.add("上行文字号", number)
        paragraph.add_run("\t签发人：")
        paragraph.add_run(signer).style = paper.document.styles[SIGNER]
        edge = paper.measures.width - paper.measures.characters(1)
        tab = element("tabs", element("tab", val="right", pos=edge))
        paragraph_properties(paragraph, tabs=tab)
    else:
        paragraph = paper.add("发文字号", number)
    _rule(paper, paragraph)


def minutes_head(paper: Paper, name: str, number: str) -> None:
    """Add the head of a 纪要: red masthead, its number, red rule."""
    for _ in range(_MARK_LINES):
        paper.add("份号", "")
    _masthead(paper, name, _below_marks(paper))
    _rule(paper, paper.add("发文字号", number))


def attendance(paper: Paper, label: str, names: str) -> None:
    """Add who was there, with a label such as 出席：; further lines begin under the names."""
    paragraph = paper.add("与会人员", f"{label}：")
    paragraph.runs[0].style = paper.document.styles[LABEL]
    paper.fill(paragraph, "与会人员", names)


def briefing_head(paper: Paper, name: str, issue: str, editor: str, date: str) -> None:
    """Add the masthead of a 简报: name, issue, who edits it and when, red rule."""
    _masthead(paper, name, 0)
    paper.add("简报期数", issue)
    paragraph = paper.add("简报编印", f"{editor}\t{date}")
    edge = paper.measures.width - paper.measures.characters(1)
    paragraph_properties(paragraph, tabs=element("tabs", element("tab", val="right", pos=edge)))
    _rule(paper, paragraph)


def letter_head(paper: Paper, organ: str, number: str) -> None:
    """Add the 信函 head: name 30 mm below the sheet's edge, a double rule below it and at the foot.

    The first page has no page number; the number stands right under the first rule.
    """
    letter = paper.house.letter
    section = paper.section
    section.different_first_page_header_footer = True
    size = _fitting(letter.size, organ, points(letter.length))
    header = section.first_page_header
    header.is_linked_to_previous = False
    name = header.paragraphs[0]
    if paper.sample_mark:
        _mark_sample(paper, name)
        name = header.add_paragraph()
    paper.fill(name, "信函标志", organ)
    run_properties(name.runs[0], **_size(size))
    paragraph_properties(
        name, spacing=element("spacing", before=0, after=0, line=_line(size), lineRule="exact")
    )
    section.header_distance = Pt(points(letter.top) - size * _INK_TOP)
    thick, thin = _double(paper)
    _ruled(paper, header.add_paragraph(), thick, points(letter.rule_gap) - size * _INK_BOTTOM)
    _ruled(paper, header.add_paragraph(), thin, _RULES_APART)
    _blank(header.add_paragraph(), paper, paper.house.sizes.text * 7 / 8)
    _letter_foot_rules(paper, thick, thin)
    paper.add("信函字号", number)


def _mark_sample(paper: Paper, paragraph: Any) -> None:
    """Put the mark of samples above the head, in a frame that moves nothing."""
    paper.mark_sample(paragraph)
    frame = element(
        "framePr", w=paper.measures.width, hSpace=0, wrap="around", vAnchor="page",
        hAnchor="margin", xAlign="center", y=twips(HEADER_DISTANCE),
    )  # fmt: skip
    paragraph_properties(paragraph, framePr=frame)


def _letter_foot_rules(paper: Paper, thick: float, thin: float) -> None:
    """Draw the lower double rule; page numbers of further pages stay where they were."""
    section, letter = paper.section, paper.house.letter
    footer = section.first_page_footer
    footer.is_linked_to_previous = False
    _ruled(paper, footer.paragraphs[0], thin, _RULES_APART)
    _ruled(paper, footer.add_paragraph(), thick, _RULES_APART)
    lifted = section.footer_distance.pt - points(letter.bottom)
    section.footer_distance = Mm(letter.bottom)
    size = paper.house.sizes.small
    for foot in (section.footer, section.even_page_footer):
        spacing = element(
            "spacing", before=0, after=round(lifted * 20), line=round(size * 20), lineRule="exact"
        )
        paragraph_properties(foot.paragraphs[0], spacing=spacing)


def _below_marks(paper: Paper) -> float:
    """Return how far below the three lines of marks a masthead begins, in points."""
    return points(paper.house.head.below) - _MARK_LINES * paper.house.grid.spacing


def _masthead(paper: Paper, text: str, above: float) -> None:
    """Add a red masthead, as large as fits, its ink `above` points below the line before."""
    size = _fitting(paper.house.sizes.masthead, text, points(paper.house.page.width))
    paragraph = paper.add("发文机关标志", text)
    for run in paragraph.runs:
        run_properties(run, **_size(size))
    before = max(0, round((above - size * _INK_TOP) * 20))
    paragraph_properties(
        paragraph,
        spacing=element("spacing", before=before, after=0, line=_line(size), lineRule="exact"),
    )


def _fitting(wanted: float, text: str, room: float) -> float:
    """Return a size in points at which a text stands on one line of `room` points."""
    return min(wanted, int(room / max(characters_of(text, NAME_WIDTH), 1) * 2) / 2)


def _line(size: float) -> int:
    return round(size * _LEADING * 20)


def _size(size: float) -> dict[str, Any]:
    half = round(size * 2)
    return {"sz": element("sz", val=half), "szCs": element("szCs", val=half)}


def _rule(paper: Paper, paragraph: Any) -> None:
    """Draw the red rule below a paragraph, as wide as the type area."""
    head = paper.house.head
    line = (points(head.rule), points(head.rule_gap), head.colour)
    paragraph_properties(paragraph, pBdr=borders(bottom=line))
    style = paragraph.style.name
    if style in {"上行文字号", "简报编印"}:
        _indent_by_tabs(paper, paragraph)


def _indent_by_tabs(paper: Paper, paragraph: Any) -> None:
    """Take the indents away, or the rule would be as short as the text; a tab stands for them."""
    one = paper.measures.characters(1)
    stops = (("left", one), ("right", paper.measures.width - one))
    tabs = [element("tab", val=side, pos=place) for side, place in stops]
    indent = element("ind", leftChars=0, left=0, rightChars=0, right=0)
    paragraph_properties(paragraph, tabs=element("tabs", *tabs), ind=indent)
    paragraph.runs[0]._r.addprevious(element("r", element("tab")))


def _double(paper: Paper) -> tuple[float, float]:
    """Return the widths of a double rule in points: thick, thin."""
    return points(_THICK), points(paper.house.head.rule) / 2


def _ruled(paper: Paper, paragraph: Any, width: float, height: float) -> None:
    """Make a paragraph of `height` points with a red rule below, centred on the sheet."""
    page, letter = paper.house.page, paper.house.letter
    start = (SHEET_WIDTH - letter.length) / 2
    indent = element(
        "ind",
        leftChars=0,
        left=twips(start - page.left),
        rightChars=0,
        right=twips(start - paper.measures.right),
    )
    _blank(paragraph, paper, height)
    red = paper.house.head.colour
    paragraph_properties(paragraph, pBdr=borders(bottom=(width, 0, red)), ind=indent)


def _blank(paragraph: Any, paper: Paper, height: float) -> None:
    """Make an empty paragraph of so many points."""
    paragraph.style = paper.document.styles["信函标志"]
    line = max(20, round(height * 20))
    paragraph_properties(
        paragraph, spacing=element("spacing", before=0, after=0, line=line, lineRule="exact")
    )
