"""What a finished or half-finished paper says against the rules of official papers.

GB/T 9704-2012: numbers of papers, dates, attachments, titles (PA-06 to PA-09).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from dubao.model.paper import Paragraph
from dubao.model.place import Place
from dubao.model.problem import Problem, problem

_NUMBER = re.compile(
    r"(?P<before>[\u4e00-\u9fff]*(?:根据|依据|按照|印发|以及|的))?(?P<word>[\u4e00-\u9fff]{2,})\s*[〔【﹝\[（(［〖]\s*(?P<year>\d{4})\s*年?\s*[〕】﹞\]）)］〗]"
    r"\s*第?\s*0*(?P<number>\d+)\s*号"
)
_DATE = re.compile(r"(?P<year>\d{4})年0?(?P<month>\d{1,2})月0?(?P<day>\d{1,2})日")
_NOTE = re.compile(r"^(?:附件[:：])?\s*(?:\d+\s*[.．、]\s*)?(?P<name>.+?)\s*$")
NOTE_STYLE, ATTACHED_STYLE, TITLES = "附件说明", "附件标题", frozenset({"Title", "附件标题"})


def corrected_number(text: str) -> str:
    """Return a text with the numbers of papers in it set right: 示府教督〔2021〕5号 (PA-07).

    Brackets become 〔〕; 第 and zeros before the number go.
    """
    return _NUMBER.sub(_number, text)


def _number(found: re.Match[str]) -> str:
    return f"{found['before'] or ''}{found['word']}〔{found['year']}〕{int(found['number'])}号"


def corrected_date(text: str) -> str:
    """Return a text with its dates unpadded: 2021年3月5日 (PA-08)."""
    return _DATE.sub(
        lambda found: f"{found['year']}年{int(found['month'])}月{int(found['day'])}日", text
    )


def proofs(paragraphs: Sequence[Paragraph], file: str) -> Iterator[Problem]:
    """Yield what the texts of a paper say against the rules, in order."""
    for paragraph in paragraphs:
        place = Place(file, paragraph.place)
        yield from _written(paragraph.text, place)
        if paragraph.style in TITLES:
            yield from _broken_title(paragraph.text, place)
    yield from _attachments(paragraphs, file)


def _written(text: str, place: Place) -> Iterator[Problem]:
    for pattern, code, correct in (
        (_NUMBER, "layout-number", corrected_number),
        (_DATE, "layout-date", corrected_date),
    ):
        for found in pattern.finditer(text):
            written = found[0].removeprefix(found.groupdict().get("before") or "")
            right = correct(written)
            if written != right:
                yield problem(code, place, text=written, right=right)


def _broken_title(text: str, place: Place) -> Iterator[Problem]:
    """Yield a problem for a line of a title on which a sign stands alone (PA-06)."""
    lines = text.split("\n")
    for line in lines if len(lines) > 1 else ():
        if len(line.strip()) == 1:
            yield problem("layout-title", place, text=line.strip())


def _attachments(paragraphs: Sequence[Paragraph], file: str) -> Iterator[Problem]:
    """Yield what differs between the names in 附件说明 and on the attachments (PA-09)."""
    noted = [p for p in paragraphs if p.style == NOTE_STYLE and p.text.strip()]
    attached = [p.text.replace("\n", "") for p in paragraphs if p.style == ATTACHED_STYLE]
    for paragraph in noted:
        found = _NOTE.match(paragraph.text)
        name = found["name"] if found else paragraph.text
        place = Place(file, paragraph.place)
        if name.endswith("。"):
            yield problem("layout-attachment-stop", place, name=name)
        plain = name.rstrip("。")
        if attached and plain not in attached and "{" not in plain:
            yield problem("layout-attachment", place, name=plain, names="」「".join(attached))
