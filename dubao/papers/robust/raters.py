"""评委一致性: how far raters agree, who is lenient, which ratings stand apart."""

from __future__ import annotations

from math import isnan

from dubao.model.assessment import Assessment
from dubao.model.book import CellValue, Sheet, Style
from dubao.model.robust import Agreement, Raters, RaterSeverity
from dubao.papers.draft import Draft
from dubao.papers.robust.words import INTERNAL, chance, interval, notes
from dubao.papers.wording import heading

NAME = "评委一致性"
COLUMNS = 13
AGREEMENT = ("指标", "评委组", "评委数", "单位数", "评分数", "完整块评委数", "完整块单位数",
             "W", "p", "ICC(2,1)", "95%区间", "ICC(2,k)", "95%区间")  # fmt: skip
SEVERITY = ("评委", "评委组", "评分数", "宽严", "95%区间", "离群评分数", "第一次出现在")
OUTLIERS = ("指标", "单位", "评委", "评分", "其余推得", "p", "单元格")
SPREAD = ("指标", "单位", "评分数", "平均", "最低", "最高", "极差", "标准差")
HOW_SCORED = (
    "评分都折成百分制。评委不写姓名，按第一次出现的先后编号，可由单元格查到。"
    "空白、超出满分和回避的评分不计，与计分时相同。"
)
HOW_W = (
    "W：Kendall 和谐系数，有并列时校正（M. G. Kendall, Rank Correlation Methods）；"
    "0 为毫无一致，1 为次序完全相同。p：评委各评各的，也会碰巧这样一致的可能，"
    "由 χ² = m(n − 1)W、自由度 n − 1 近似求得；单位不足 8 个时只是约数。"
)
HOW_ICC = (
    "ICC(2,1)、ICC(2,k)：双向随机、绝对一致的组内相关系数和区间"
    "（P. E. Shrout, J. L. Fleiss, 1979）；"
    "前者说一名评委的分有多可靠，后者说几名评委的平均分有多可靠，1 为完全可靠。"
)
HOW_BLOCK = (
    "W 和 ICC 只用「完整块」：其中每名评委都评了每个单位。从全体评委起，"
    "逐个去掉使最多单位得以补全的评委，取评分最多的一块。"
    "没有共同单位的评委分组列出，各组之间不能比较。"
)
HOW_SEVERE = (
    "宽严：评分 = 对象 + 评委 + 余差，用最小二乘法求得，各组评委合计为 0，"
    "评委只评一部分单位也可比。正的偏宽，负的偏严，单位是百分点；区间包含 0 的，不能说偏宽或偏严。"
)
HOW_APART = (
    "离群：其余评分推得的数与这个评分相差过大（删除残差的 t 检验，"
    "按评分总数作 Bonferroni 校正，p 小于 0.05）。"
)
METHODS = (HOW_SCORED, HOW_W, HOW_ICC, HOW_BLOCK, HOW_SEVERE, HOW_APART)


def raters_sheet(assessment: Assessment, found: Raters) -> Sheet:
    """Return the sheet; raters are told by number (SE-01)."""
    draft = Draft(COLUMNS)
    draft.title(*heading(assessment, NAME, "单位：百分制"))
    _agreements(draft, found.agreements)
    _severities(draft, found.severities)
    _outliers(draft, assessment, found)
    _spreads(draft, assessment, found)
    unnamed = f"另有 {found.unnamed} 个评分没有写评委，只计入各单位的离散。"
    notes(draft, *([unnamed] if found.unnamed else []), *METHODS, INTERNAL)
    return draft.sheet(NAME, 0)


def _agreements(draft: Draft, agreements: tuple[Agreement, ...]) -> None:
    draft.banner("一、评委之间的一致程度")
    draft.line(AGREEMENT, Style.HEAD)
    for one in agreements:
        sizes = (len(one.raters), one.units, one.ratings, one.block_raters, one.block_units)
        row = draft.line((one.what, _group(one.group), *sizes), Style.CENTRE)
        draft.put(row, 0, one.what)
        _coefficients(draft, row, one)
    _nothing(draft, bool(agreements), "没有写明评委的评分")


def _coefficients(draft: Draft, row: int, one: Agreement) -> None:
    if one.why and not (one.concordance or one.single):
        draft.put(row, 7, one.why, Style.CENTRE)
        draft.merge(row, 7, row, COLUMNS - 1)
        return
    if one.concordance:
        draft.number(row, 7, one.concordance.w, 3)
        draft.put(row, 8, chance(one.concordance.p), Style.CENTRE)
    for column, estimate in ((9, one.single), (11, one.mean)):
        if estimate:
            draft.number(row, column, estimate.value, 3)
        draft.put(row, column + 1, interval(estimate), Style.CENTRE)


def _severities(draft: Draft, severities: tuple[RaterSeverity, ...]) -> None:
    draft.banner("二、评委的宽严")
    _heads(draft, SEVERITY)
    for one in severities:
        row = draft.line((one.label, _group(one.group), one.ratings), Style.CENTRE)
        if one.severity:
            draft.number(row, 3, one.severity.value, 2)
        else:
            draft.put(row, 3, "—", Style.CENTRE)
        draft.put(row, 4, interval(one.severity), Style.CENTRE)
        draft.put(row, 5, one.outliers, Style.CENTRE)
        _rest(draft, row, 6, str(one.place))
    _nothing(draft, bool(severities), "没有写明评委的评分")


def _outliers(draft: Draft, assessment: Assessment, found: Raters) -> None:
    draft.banner("三、离群的评分")
    _heads(draft, OUTLIERS)
    for one in found.outliers:
        row = draft.line((one.what, str(assessment.names[one.unit])), Style.TEXT)
        draft.put(row, 2, one.label, Style.CENTRE)
        draft.number(row, 3, one.rating, 2)
        draft.number(row, 4, one.expected, 2)
        draft.put(row, 5, chance(one.p), Style.CENTRE)
        _rest(draft, row, 6, str(one.place))
    _nothing(draft, bool(found.outliers), "无")


def _spreads(draft: Draft, assessment: Assessment, found: Raters) -> None:
    draft.banner("四、各单位评分的离散，由大到小")
    draft.line(SPREAD, Style.HEAD)
    for one in found.spreads:
        row = draft.line((one.what, str(assessment.names[one.unit])), Style.TEXT)
        draft.put(row, 2, one.ratings, Style.CENTRE)
        values = (one.mean, one.lowest, one.highest, one.highest - one.lowest, one.deviation)
        for column, value in enumerate(values, start=3):
            if isnan(value):
                draft.put(row, column, "—", Style.CENTRE)
            else:
                draft.number(row, column, value, 2)


def _group(group: int) -> CellValue:
    return f"第{group}组" if group else ""


def _heads(draft: Draft, heads: tuple[str, ...]) -> None:
    row = draft.line(heads[:-1], Style.HEAD)
    _rest(draft, row, len(heads) - 1, heads[-1], Style.HEAD)


def _rest(draft: Draft, row: int, left: int, text: str, style: Style = Style.TEXT) -> None:
    """Put a text over the rest of the columns."""
    draft.put(row, left, text, style)
    draft.merge(row, left, row, COLUMNS - 1)


def _nothing(draft: Draft, found: bool, words: str) -> None:
    if not found:
        draft.banner(words, Style.CENTRE)
