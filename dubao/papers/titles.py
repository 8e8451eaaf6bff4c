"""Titles of papers broken by sense: whole words, lines of like length (PA-06)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import accumulate
from math import ceil, inf

from dubao.model.widths import text_width

TITLE_WIDTH = 40.0  # half-widths on one line: 156 mm hold 20 characters of 22 pt
SHORTEST = 2  # signs of a line; one alone is never left

# A line ends best after these; next best it begins with those.
_AFTER = ("）", "》", "”", "、", "的", "关于", "年度", "和", "与", "对")
_BEFORE = ("（", "《", "“", "关于", "开展", "实施", "印发", "教育", "考核", "督导", "评估", "评价",
           "检查", "结果", "情况", "工作", "公示", "责任督学")  # fmt: skip
_WHOLE = ("义务教育", "学前教育", "区教育局", "市教育局", "县教育局", "教育督导", "教育工作",
          "教育质量", "教育经费", "督导评估", "督导检查", "督导工作", "挂牌督导", "责任督学",
          "责任区", "优质均衡", "中小学校", "中小学", "幼儿园", "办公室", "人民政府", "委员会",
          "实施方案", "工作要点", "自评报告", "保育教育", "区政府", "学年度", "工业区", "街道",
          "公示公报", "项目表", "意见书", "督导室", "结果的", "情况的", "工作的", "随迁子女",
          "学校名单", "处理结果", "反馈意见", "综合督导", "专项督导", "经常性督导", "发展性",
          "办园行为", "履行", "职责", "学校", "单位", "名单", "公告", "通知", "通报", "报告",
          "公示", "意见", "以上", "以下")  # fmt: skip
_NOT_FIRST = frozenset("）》”、，。：；的")  # no line begins with one of these
_NOT_LAST = frozenset("（《“")
# What a break costs: by sense, before a word, between other signs, within a word, within 《》.
_BY_SENSE, _BY_WORD, _ANYWHERE, _IN_WORD, _IN_TITLE = 0.0, 6.0, 60.0, 120.0, 12.0
_A_LINE = 15.0  # what a line more than needed costs


def title_lines(title: str, width: float = TITLE_WIDTH) -> str:
    """Return a title broken by sense into few lines of like length.

    `width` is that of a line in half-widths. Words are not split where the sense can be seen;
    no number is split, and no sign stands alone.
    """
    if text_width(title) <= width:
        return title
    fewest = ceil(text_width(title) / width)
    tried = (_best(title, width, count) for count in (fewest, fewest + 1))
    found = [(cost + extra * _A_LINE, ends) for extra, (cost, ends) in enumerate(tried)]
    cost, ends = min(found)
    if cost == inf:
        return title
    starts = (0, *ends[:-1])
    return "\n".join(title[start:end] for start, end in zip(starts, ends, strict=True))


def _best(title: str, width: float, count: int) -> tuple[float, tuple[int, ...]]:
    """Return cost and ends of the best breaking into `count` lines; infinite if none fits."""
    share = text_width(title) / count
    costs, widths = _costs(title), list(accumulate(map(text_width, title), initial=0.0))

    @cache
    def rest(start: int, left: int) -> tuple[float, tuple[int, ...]]:
        """Return cost and ends of the best breaking of what begins at `start` into lines."""
        found: tuple[float, tuple[int, ...]] = (inf, ())
        last = left == 1
        for end in (len(title),) if last else range(start + SHORTEST, len(title)):
            wide = widths[end] - widths[start]
            if wide > width or end - start < SHORTEST:
                break
            if last or costs[end] < inf:
                after, ends = (0.0, ()) if last else rest(end, left - 1)
                cost = (wide - share) ** 2 / 10 + after + (0.0 if last else costs[end])
                found = min(found, (cost, (end, *ends)))
        return found

    return rest(0, count)


def _costs(title: str) -> list[float]:
    """Return what a break before each sign costs; infinite where there must be none."""
    whole = set(_inside_words(title))
    return [inf if at == 0 else _cost(title, at, whole) for at in range(len(title))]


def _cost(title: str, at: int, whole: set[int]) -> float:
    before, after = title[:at], title[at:]
    if before[-1] in _NOT_LAST or after[0] in _NOT_FIRST or _in_number(before[-1], after[0]):
        return inf
    if before.count("（") > before.count("）"):
        return inf
    extra = _IN_TITLE if before.count("《") > before.count("》") else 0.0
    if at in whole:
        return _IN_WORD + extra
    if before.endswith(_AFTER):
        return _BY_SENSE + extra
    return (_BY_WORD if after.startswith(_BEFORE) else _ANYWHERE) + extra


def _inside_words(title: str) -> Iterator[int]:
    """Yield the positions within words that stay whole."""
    for word in _WHOLE:
        at = title.find(word)
        while at >= 0:
            yield from range(at + 1, at + len(word))
            at = title.find(word, at + 1)


def _in_number(before: str, after: str) -> bool:
    """Tell whether a break would part a number, or a number and 年 or what it counts."""
    return before.isascii() and before.isalnum() and (after.isascii() or after in "年名所个项次期")
