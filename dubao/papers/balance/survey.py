"""表Ⅵ: the survey of 社会认可度, all and parents."""

from __future__ import annotations

from dubao.model.book import Sheet, Style
from dubao.papers.limits import Limit
from dubao.papers.ordered import Ordered
from dubao.papers.standards.definitions import definition_lines
from dubao.papers.standards.heads import across, codes, put_heads
from dubao.papers.standards.pen import Pen, Wanted
from dubao.papers.standards.side import Side

NAME, TITLE = "表Ⅵ", "表Ⅵ 社会认可度调查情况"
_FORMS, _VALID = "问卷总数（份）", "其中：回收有效问卷数"
_HEADS = (
    ("",),
    (_FORMS, "计"),
    (_FORMS, _VALID, "计"),
    (_FORMS, _VALID, "其中：满意问卷数"),
    ("问卷调查综合满意度(%)",),
    ("实地走访人数（人）", "计"),
    ("实地走访人数（人）", "其中：满意人数"),
    ("实地走访满意度(%)",),
)
_ROWS = (
    ("计", ("问卷总数", "有效问卷数", "满意问卷数", "问卷满意度",
            "实地走访人数", "走访满意人数", "走访满意度")),
    ("其中：家长", ("家长问卷总数", "家长有效问卷数", "家长满意问卷数", "家长问卷满意度",
                "走访家长人数", "走访家长满意人数", "走访家长满意度")),
)  # fmt: skip
_SHARES = frozenset({3, 6})
_PASS = (Limit(">=", 85.0),)


def survey_sheet(ordered: Ordered, district: Side) -> Sheet:
    """Return 表Ⅵ; both rates are printed apart, with one decimal (the form says nothing)."""
    pen = Pen(ordered, NAME, len(_HEADS))
    draft = pen.draft
    across(draft, TITLE)
    put_heads(draft, 1, 0, _HEADS)
    draft.merge(1, 0, 3, 0)
    codes(draft, 4, 1, len(_HEADS) - 1)
    for row, (label, names) in enumerate(_ROWS, start=5):
        draft.put(row, 0, label, Style.HEAD)
        for at, name in enumerate(names):
            decimals, limits = (1, _PASS) if at in _SHARES else (0, ())
            pen.value((row, 1 + at), Wanted(district, 0, name, decimals, limits))
    pen.footer(definition_lines(district.assessment.scheme, ["社会认可度", "问卷最少份数"]))
    return pen.sheet(5, (14.0,) * len(_HEADS))
