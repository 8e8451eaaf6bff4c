"""Points given by people: on site, by raters, after an appeal; a lifted veto."""

from __future__ import annotations

from datetime import date

from tests.sample.figures import APPEALS, CODES, ON_SITE, RATED, RATERS, UNITS
from tests.sample.sheets import Page, Put

FOLDER = "填报/2021/现场评估"
NAMES = dict(zip(CODES, (unit.name for unit in UNITS), strict=True))
PRAISE = "资料齐全，制度健全"
LACK = "个别学校制度未备案"


def write_scores(put: Put) -> None:
    """Write the two groups' points, the raters' points, appeals and lifted vetoes."""
    groups = (("一", range(6), "第一组"), ("二", range(6, 12), "第二组"))
    for number, places, group in groups:
        put(f"{FOLDER}/现场评分（第{number}组）.xlsx", [_on_site(places, group)])
    put(f"{FOLDER}/专家评分.xlsx", [_rated()])
    put("台账/改分记录.xlsx", [_appeals()])
    put("台账/解除记录.xlsx", [_lifted()])


def _on_site(places: range, group: str) -> Page:
    page = Page("现场评分", widths=(10, 14, 10, 20, 8, 30, 10))
    page.line(f"现场考核评分表（{group}）（示例）", 7)
    page.rows.append(["单位代码", "单位名称", "指标编号", "指标名称", "得分", "说明", "评分人"])
    for at in places:
        unit, points = UNITS[at], ON_SITE[at]
        reason = PRAISE if points >= 4.3 else LACK
        page.rows.append(
            [unit.code, unit.name, "D23", "依法办学现场检查", points, reason, f"{group}组长"]
        )
    page.line("评分人签字：　　　　　　　　日期：2021年11月24日", 7)
    return page


def _rated() -> Page:
    page = Page("专家评分", widths=(10, 14, 10, 10, 20, 8, 20))
    page.line("专家评分汇总表（百分制）（示例）", 7)
    page.rows.append(["单位代码", "单位名称", "指标编号", "评委", "评委单位", "得分", "说明"])
    for unit, scores in zip(UNITS, RATED, strict=True):
        for (rater, home), score in zip(RATERS, scores, strict=True):
            page.rows.append([unit.code, unit.name, "E3", rater, home, score, None])
    return page


def _appeals() -> Page:
    page = Page("改分记录", widths=(6, 10, 14, 10, 8, 8, 40, 14, 14, 24, 8))
    page.line("考核得分复核调整记录（示例）", 11)
    heads = ["单位代码", "单位名称", "指标编号", "原得分", "得分"]
    page.rows.append(["序号", *heads, "理由", "经手人", "日期", "文号", "年度"])
    for order, (code, item, old, new, why, day, paper) in enumerate(APPEALS, start=1):
        page.rows.append(
            [order, code, NAMES[code], item, old, new, why, "考核办示例经办人", day, paper, 2021]
        )
    return page


def _lifted() -> Page:
    page = Page("解除记录", widths=(6, 10, 14, 10, 24, 14, 16, 8, 40))
    page.line("一票否决解除记录（示例）", 9)
    heads = ["单位代码", "单位名称", "否决编号", "文号", "日期", "经手人", "年度", "备注"]
    page.rows.append(["序号", *heads])
    page.rows.append(
        [
            1,
            "T06",
            "望湖镇",
            "V2",
            "示考核〔2021〕解1号",
            date(2021, 12, 1),
            "考核办示例经办人",
            2021,
            "已全额归还并通过复核",
        ]
    )
    return page
