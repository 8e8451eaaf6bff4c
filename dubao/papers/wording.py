"""How papers say things: numbers of papers, ranks, gaps, titles over several lines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from dubao.model.assessment import Assessment
from dubao.model.scheme import Item

SAMPLE_LINE = "示例：由示例方案生成，分值和界限均为虚构，不作正式文件使用"
SAMPLE_DATA_LINE = "示例：由示例数据生成，数据均为虚构，不作正式文件使用"


def sample_line(is_sample_scheme: bool, is_sample_data: bool) -> str:
    """Return what a paper made from a sample says (PA-18), "" if neither is one."""
    if is_sample_scheme:
        return SAMPLE_LINE
    return SAMPLE_DATA_LINE if is_sample_data else ""


def gap(what: str) -> str:
    """Return a marked blank that a person has to fill in (PA-17, PA-19)."""
    return f"【{what}】"


def document_number(word: str, year: int) -> str:
    """Return a paper's number with its own digits left blank: 示府教督〔2021〕　号 (PA-07)."""
    return f"{word or gap('发文代字')}〔{year}〕　　号"


def paper_date(day: date) -> str:
    """Return a date as papers print it, without padding: 2021年3月5日 (PA-08)."""
    return f"{day.year}年{day.month}月{day.day}日"


def year_and_name(year: int, scheme_name: str) -> str:
    """Return 2021年度…考核, without saying 年度 twice."""
    return f"{year}年{'' if '年度' in scheme_name else '度'}{scheme_name}"


def heading(assessment: Assessment, what: str, measure: str = "单位：分") -> tuple[str, str]:
    """Return title and subtitle of an internal sheet; a sample says so in both (PA-18)."""
    scheme = assessment.scheme
    title = f"{year_and_name(assessment.year, scheme.name)}{what}"
    internal = f"内部资料　　共{len(assessment.codes)}个单位"
    internal += f"　　{measure}" if scheme.has_points else ""
    if not scheme.sample:
        return title, internal
    return f"{title}（示例）", f"{SAMPLE_LINE}　　{internal}"


def rank_text(rank: int, tied: bool) -> str:
    """Return 第2名（并列）, or — for a unit without rank (CA-14)."""
    if not rank:
        return "—"
    return f"第{rank}名{'（并列）' if tied else ''}"


def grades_text(assessment: Assessment, unit: int, items: Iterable[Item] | None = None) -> str:
    """Return how many items of a unit have each grade: 合格12，不合格1，未定1; "" for none."""
    counts = assessment.grade_counts(unit, items)
    return "，".join(f"{grade or '未定'}{count}" for grade, count in counts.items())


def listed(words: Sequence[str]) -> str:
    """Return words with 、 between them."""
    return "、".join(words)
