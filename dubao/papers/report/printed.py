"""Which of the digits in a paper are figures: all but dates, numbers of papers, and numbering."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from dubao.model.paper import Passage
from dubao.model.report import Report
from dubao.papers.report.definitions import formula_in_words

# What is no figure, in the order in which it is taken out of a text.
NO_FIGURES = tuple(
    map(
        re.compile,
        (
            r"〔\d{4}〕\s*\d*\s*号?",  # numbers of papers: 沪教委督〔2021〕5号
            r"\d{4}年?(?=[-—–至]\d{4} ?年)",  # 2016—2020年
            r"\d{4} ?年(\d{1,2}月)?(\d{1,2}日)?",  # 2021年3月5日, 2021年
            r"\d{1,2}月(\d{1,2}日)?",  # 至3月15日
            r"至\d{1,2}日",  # 3月15日至17日
            r"第\d+(条|款|项|章|页|表|期|批|次|届|号|行)",  # clauses, pages
            r"(表|图|附件)\s?\d+",  # 表1, 图2, 附件1
            r"^\d{1,2}[.．、](?!\d)",  # numbering of paragraphs
            r"^[（(]\d+[）)]",
        ),
    )
)
NO_FIGURE_COLUMNS = frozenset({"序号", "指标说明（口径）", "填报人", "数据来源", "依据"})
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")


def figures_in(text: str, definitions: Sequence[str] = ()) -> list[str]:
    """Return the figures in a text, in order, as printed.

    Digits inside `definitions` (names of items, formulas) are what is counted, not how many.
    """
    for words in definitions:
        text = text.replace(words, "〇")
    text = text.strip()
    for rule in NO_FIGURES:
        text = rule.sub("〇", text)
    return _NUMBER.findall(text)


def figures_of(passages: Iterable[Passage], definitions: Sequence[str]) -> list[str]:
    """Return the figures of a whole paper; columns of numbering and definitions hold none."""
    return [
        number
        for passage in passages
        if passage.head not in NO_FIGURE_COLUMNS
        for number in figures_in(passage.text, definitions)
    ]


def definitions_of(report: Report) -> list[str]:
    """Return the texts of the item table whose digits define what is counted; longest first."""
    bulletin = report.bulletin
    texts = [
        *(text for item in bulletin.items for text in (item.name, item.meaning)),
        *(formula_in_words(bulletin, item) for item in bulletin.items if item.formula),
        *(text for one in bulletin.judgements for text in (one.name, one.basis)),
        *(chart.title for chart in bulletin.charts),
        bulletin.basis,
    ]
    with_digits = {text for text in texts if any(sign.isdigit() for sign in text)}
    return sorted(with_digits, key=len, reverse=True)
