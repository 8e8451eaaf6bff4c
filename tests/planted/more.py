"""Faults that would hide others, in workspaces of their own; faulty settings."""

from __future__ import annotations

from datetime import date

from tests.planted.cells import APPEALS, BUILDING, FINANCE, FIRST_GROUP, SAFETY, STAFF, TEACHING
from tests.planted.files import REGISTER, add_row, at, change, remove, write
from tests.planted.plant import Extra, Planted, form_file, scheme_place

LAST_YEAR = "填报/2020/镇街考核/汇总.xlsx"
OPEN_QUOTE = (
    "单位代码,单位名称,隐患未整改数,平安创建等级,重大责任事故\r\n"
    "T01,安溪镇,1,A,否\r\nT02,柳塘镇,2,B,否\r\nT03,青禾镇,0,A,否\r\nT04,云桥镇,3,A,否\r\n"
    "T05,石潭镇,3,B,否\r\nT06,望湖镇,2,A,否\r\nT07,梅岭镇,2,A,否\r\nT08,枫林街道,0,A,否\r\n"
    "T09,虹光街道,1,B,否\r\nT10,沁园街道,2,B,否\r\n"
    'T11,"启明工业区,1,B,否\r\n'
    "T12,海晟工业区,2,B,是\r\n"
)

OTHERS: tuple[Planted, ...] = (
    change(
        REGISTER,
        add_row("镇街", 14, ["T13", "北塘镇", "北塘", "镇", None, None, date(2019, 12, 31), None]),
    ),
    change(
        BUILDING,
        write("Sheet1", {"C7": "北塘"}),
        ("name-not-then", at(BUILDING, "Sheet1", "C7")),
    ),
    change(
        form_file("T01"),
        write("基础数据", {"E5": "T02"}),
        ("file-name-disagrees", at(form_file("T01"), "基础数据", "E5")),
    ),
    change(
        form_file("T02"),
        write("基础数据", {"E5": "T01"}),
        ("file-name-disagrees", at(form_file("T02"), "基础数据", "E5")),
    ),
    change(
        BUILDING,
        write("Sheet1", {"C11": "云桥镇（东校区）"}),
        ("name-campus", at(BUILDING, "Sheet1", "C11")),
        ("units-without-row", at(BUILDING, "Sheet1", "")),
    ),
    change(
        TEACHING,
        write("基教科", {"E2": "群众满意率", "E5": 0.918}),
        ("percent-unclear", at(TEACHING, "基教科", "E5")),
    ),
    change(
        STAFF,
        write("教师队伍", {"B2": "?", "B3": "?", "C3": "?"}),
        ("unit-column-missing", at(STAFF, "教师队伍", "")),
    ),
    change(
        APPEALS,
        add_row(
            "改分记录",
            6,
            [4, "T04", "云桥镇", "D23", 4.3, 4.4, "补交", "示例", "2021年12月6日", "示例2号"],
        ),
        ("appeal-twice", at(APPEALS, "改分记录", "F3")),
        ("appeal-twice", at(APPEALS, "改分记录", "F6")),
    ),
    change(
        FINANCE,
        write("计财科", {"E6": "不适用"}),
        ("not-applicable-not-allowed", at(FINANCE, "计财科", "E6")),
        ("total-differs", at(FINANCE, "计财科", "E16")),
    ),
    change(LAST_YEAR, remove, ("last-year-missing", scheme_place("  上年:"))),
    Extra(SAFETY, OPEN_QUOTE.encode("gbk"), (("text-quote-open", SAFETY),)),
)

QUOTA: tuple[Planted, ...] = (
    change(
        FIRST_GROUP,
        write("现场评分", {"E8": 0.62}),
        ("quota-line", scheme_place("  名额:")),
    ),
)

FAULTY_SETTINGS = """\
区: 示例区
区: 另一区
督导机构: 示例区人民政府教育督导室
发文代子: 示府教督
示例: 也许
年度: 二〇二一
"""

SETTINGS: tuple[Planted, ...] = (
    Extra(
        "dubao.yaml",
        FAULTY_SETTINGS.encode(),
        (
            ("duplicate-key", "dubao.yaml:2"),
            ("unknown-key", "dubao.yaml:4"),
            ("wrong-type", "dubao.yaml:5"),
            ("wrong-type", "dubao.yaml:6"),
        ),
    ),
)
