"""Faults in single cells."""

from __future__ import annotations

from datetime import date, time

from tests.planted.plant import Expected, Fault, in_form
from tests.sample.registers import FINDING_HEADS
from tests.sample.sheets import Sum, Value

DEPARTMENTS = "填报/2021/部门"
ON_SITE = "填报/2021/现场评估"

COUNTED = ("missing-counted", "")  # left open, yet counted
FORMS = (
    in_form("T01", "初中在校生数", "详见附件", "bad-number"),
    in_form("T01", "填报日期", "十月中旬", "bad-date"),
    in_form("T01", "教师培训经费", "约60", "approximate-number"),
    in_form("T02", "填报日期", "2021年2月30日", "no-such-date"),
    in_form("T02", "公用经费实拨", "同上", "ditto"),
    in_form("T02", "自查时段", "2021年10月15日至2021年9月1日", "period-backwards"),
    in_form("T03", "已交付数", "无", "none-as-blank", COUNTED),
    in_form("T03", "填报日期", "2021315日", "date-signs-lost"),
    in_form("T03", "校舍建筑面积", "38254人", "unit-conflict"),
    in_form("T04", "填报日期", "2021年10月", "period-not-date"),
    in_form("T04", "随迁子女入学数", "待统计", "pending-value", COUNTED),
    in_form("T05", "教育支出", "9549.9刀", "unit-unknown"),
    in_form("T05", "自查时段", "2021-2023学年", "bad-school-year"),
    in_form("T06", "在园幼儿数", 1870.5, "not-whole"),
    in_form("T06", "公用经费应拨", None, "missing-value"),
    in_form("T07", "校舍建筑面积", date(2021, 9, 1), "date-as-number"),
    in_form("T07", "填报人", date(2021, 9, 1), "date-in-text"),
    in_form("T08", "专职保安配备率", 120, "out-of-limits"),
    in_form("T08", "教师培训经费", "XX", "pending-value", ("missing-value", "")),
    in_form("T09", "视频联网率", 0.98, "percent-small"),
    in_form("T10", "小学在校生数", 4762, "check-failed"),
    in_form("T11", "教育支出", 72502, "far-from-last-year"),
    in_form("T11", "填报人", "1.23E+17", "code-digits-lost"),
    in_form("T12", "一键报警覆盖率", Sum("=1/0", "#DIV/0!"), "error-cell"),
    in_form("T12", "封闭管理率", Sum("=D4*1", ""), "uncalculated"),
)


def in_file(file: str, cell: str, value: Value, code: str, *also: Expected, at: str = "") -> Fault:
    """Return a fault in the one sheet of a file."""
    sheets = {"基建科": "Sheet1", "人事科": "教师队伍", "安全科": ""}
    name = file.rpartition("/")[2].partition(".")[0]
    sheet = "现场评分" if name.startswith("现场") else sheets.get(name, name)
    return Fault(file, sheet, cell, value, code, at, also)


FINANCE, BUILDING = f"{DEPARTMENTS}/计财科.xlsx", f"{DEPARTMENTS}/基建科.xlsx"
SAFETY, STAFF = f"{DEPARTMENTS}/安全科.csv", f"{DEPARTMENTS}/人事科.xlsx"
TEACHING, AWARDS = f"{DEPARTMENTS}/基教科.xlsx", f"{DEPARTMENTS}/获奖.xlsx"
ACCIDENTS, RATERS = f"{DEPARTMENTS}/安全事故.xlsx", f"{ON_SITE}/专家评分.xlsx"
FIRST_GROUP = f"{ON_SITE}/现场评分（第一组）.xlsx"
APPEALS, LIFTED = "台账/改分记录.xlsx", "台账/解除记录.xlsx"
FINDINGS = "台账/问题整改.xlsx"
STATE = chr(ord("A") + FINDING_HEADS.index("状态"))

TABLES = (
    in_file(FINANCE, "H4", "大概没有", "bad-yes-no"),
    in_file(FINANCE, "F5", -17.85, "out-of-limits"),
    in_file(FINANCE, "G6", "同左", "ditto"),
    in_file(FINANCE, "E16", 3900, "total-differs"),
    in_file(BUILDING, "C9", "望胡", "name-unknown", ("units-without-row", "")),
    in_file(BUILDING, "A14", 25, "total-differs", ("check-failed", "B14"), at="A15"),
    in_file(SAFETY, "D2", "E", "not-a-choice"),
    in_file(SAFETY, "C3", -1, "out-of-limits"),
    in_file(SAFETY, "B4", "云桥镇", "unit-disagrees", ("units-without-row", "")),
    in_file(SAFETY, "E5", "可能", "bad-yes-no"),
    in_file(STAFF, "F4", "14:15", "ratio-unclear"),
    in_file(STAFF, "F5", "偏高", "bad-ratio"),
    in_file(STAFF, "F6", time(1, 15), "ratio-as-time"),
    in_file(STAFF, "G7", 0.976, "percent-small"),
    in_file(STAFF, "E8", 260, "total-differs", ("check-failed", "D8"), at="E16"),
    in_file(TEACHING, "D3", "及时", "not-a-choice"),
    in_file(TEACHING, "E4", 101, "out-of-limits"),
    in_file(TEACHING, "C5", 3.5, "points-out-of-range"),
    in_file(TEACHING, "F6", -1, "out-of-limits"),
    in_file(AWARDS, "E3", "省级", "not-a-choice"),
    in_file(AWARDS, "F4", "2021年13月1日", "no-such-date"),
    in_file(AWARDS, "D6", None, "missing-value"),
    in_file(AWARDS, "C7", "望胡镇", "name-unknown"),
    in_file(ACCIDENTS, "E3", None, "missing-value"),
    in_file(ACCIDENTS, "D5", "前几天", "bad-date"),
    in_file(FIRST_GROUP, "C3", "D99", "item-unknown"),
    in_file(FIRST_GROUP, "E4", 5.5, "points-out-of-range"),
    in_file(FIRST_GROUP, "E5", "优", "bad-number"),
    in_file(RATERS, "F3", 101, "rater-out-of-range"),
    in_file(RATERS, "E10", "柳塘镇", "rater-conflict"),
    in_file(RATERS, "D18", "专家一", "score-twice", at="A18"),
    in_file(RATERS, "F24", "弃权", "bad-number"),
    in_file(APPEALS, "H3", None, "appeal-incomplete"),
    in_file(APPEALS, "E4", 2.9, "appeal-old-differs"),
    in_file(APPEALS, "F5", 6, "appeal-out-of-range"),
    in_file(LIFTED, "E3", None, "lifting-without-paper"),
    in_file(FINDINGS, f"{STATE}3", "完成", "not-a-choice"),
)
